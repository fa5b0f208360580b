package dev.vestibule.dialect.signup;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.Registration;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.RegisterAccount;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.PasswordMessages;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Uniqueness;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Validators;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code signup/}: somebody registers, and gets a link that proves the address. */
final class Registrations {
  private final AccountSettings settings;
  private final Uniqueness unique;
  private final PasswordRules rules;
  private final RegisterAccount register;
  private final Letters letters;

  Registrations(
      AccountSettings settings,
      Uniqueness unique,
      PasswordRules rules,
      RegisterAccount register,
      Letters letters) {
    this.settings = settings;
    this.unique = unique;
    this.rules = rules;
    this.register = register;
    this.letters = letters;
  }

  Route route(Views views) {
    return views.mount(
        views
            .counted(views.named("Signup"))
            .description("Makes an account that signs in once its address is proven.")
            .open("POST", this::register)
            .forms(call -> Map.of("POST", form())),
        "/signup/");
  }

  private Form form() {
    CharField email = CharField.email("email").label(Text.LABEL_EMAIL);
    return Form.of(
        CharField.of("username")
            .label(Text.LABEL_USERNAME)
            .help(Text.HELP_USERNAME)
            .validator(Validators::username)
            .validator(unique::username)
            .maxLength(150),
        (settings.concealExistence()
                ? email
                : email.validator(address -> unique.email(address, null)))
            .maxLength(254),
        CharField.of("password").label(Text.LABEL_PASSWORD));
  }

  private Answer register(Call<Caller> call) {
    return switch (call.validate(form())) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) -> register(call, values);
    };
  }

  private Answer register(Call<Caller> call, Values values) {
    List<Weakness> found = rules.check(values.required("password"), words(values));
    if (!found.isEmpty()) {
      return call.refuse(Errors.of("password", PasswordMessages.of(found)));
    }
    RegisterAccount.Outcome outcome =
        register.register(
            registration(call, values), letters.verification(call.language()), Optional.empty());
    return switch (outcome) {
      case RegisterAccount.Outcome.Registered(var account, var _) -> call.created(shown(account));
      case RegisterAccount.Outcome.Taken taken -> call.refuse(Uniqueness.errors(taken));
    };
  }

  private static PersonalWords words(Values values) {
    return PersonalWords.of(
        values.required("username"), null, null, values.required("email"), null);
  }

  private static Registration registration(Call<Caller> call, Values values) {
    return new Registration(
        values.required("username"),
        Emails.normalise(values.required("email")),
        null,
        null,
        values.required("password"),
        "",
        "",
        "",
        false,
        call.language().tag(),
        null,
        Map.of());
  }

  private static Map<String, Object> shown(Account account) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", account.id());
    json.put("username", account.username());
    json.put("email", account.email() == null ? "" : account.email());
    return json;
  }
}
