package dev.vestibule.dialect.knox;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * {@code email_check/} and {@code telephone_check/}: JSON true when somebody has it. Under
 * concealment the answer is false for all, after the same look.
 */
final class Checks {
  private static final Form EMAIL = Form.of(CharField.email("email").label(Text.LABEL_EMAIL));
  private static final Form TELEPHONE =
      Form.of(CharField.of("telephone").label(Text.LABEL_TELEPHONE));

  private final boolean conceal;
  private final Database database;
  private final Accounts accounts;
  private final Telephones telephones;

  Checks(boolean conceal, Database database, Accounts accounts, Telephones telephones) {
    this.conceal = conceal;
    this.database = database;
    this.accounts = accounts;
    this.telephones = telephones;
  }

  List<Route> routes(Views views) {
    return List.of(
        views.mount(
            views
                .counted(views.usual("Email Check"))
                .description("Tells whether somebody has an address.")
                .open("POST", call -> check(call, EMAIL, "email", this::emailTaken))
                .forms(call -> Map.of("POST", EMAIL)),
            "/email_check/"),
        views.mount(
            views
                .counted(views.usual("Telephone Check"))
                .description("Tells whether somebody has a telephone number.")
                .open("POST", call -> check(call, TELEPHONE, "telephone", this::telephoneTaken))
                .forms(call -> Map.of("POST", TELEPHONE)),
            "/telephone_check/"));
  }

  private Answer check(Call<Caller> call, Form form, String member, Predicate<String> taken) {
    return switch (call.validate(form)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          call.ok(taken.test(values.required(member)) && !conceal);
    };
  }

  private boolean emailTaken(String email) {
    return database.read(sql -> accounts.emailTaken(sql, email, null));
  }

  /** What is no number belongs to nobody. */
  private boolean telephoneTaken(String entered) {
    return telephones
        .parse(entered)
        .map(Telephone::e164)
        .filter(number -> database.read(sql -> accounts.telephoneTaken(sql, number, null)))
        .isPresent();
  }
}
