package dev.vestibule.dialect.knox;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.core.verification.UpdateAccount.AvatarEdit;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.ProfileForms;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code update_user/} for oneself, and {@code users/<id>/}, where an account's {@code url} leads:
 * for oneself and for staff, who change there what owners may not.
 */
final class Updates {
  private final Database database;
  private final Accounts accounts;
  private final Telephones telephones;
  private final Forms forms;
  private final ProfileForms profile;
  private final Wire wire;
  private final Letters letters;
  private final UpdateAccount update;

  Updates(
      Database database,
      Accounts accounts,
      Telephones telephones,
      Forms forms,
      ProfileForms profile,
      Wire wire,
      Letters letters,
      UpdateAccount update) {
    this.database = database;
    this.accounts = accounts;
    this.telephones = telephones;
    this.forms = forms;
    this.profile = profile;
    this.wire = wire;
    this.letters = letters;
    this.update = update;
  }

  List<Route> routes(Views views) {
    return List.of(
        views.mount(
            views
                .counted(views.usual("Update User"))
                .description("Changes one's own data.")
                .closed()
                .signedIn("PUT", (call, caller) -> edit(call, caller, caller.account(), false))
                .signedIn("PATCH", (call, caller) -> edit(call, caller, caller.account(), true))
                .forms(this::described),
            "/update_user/"),
        views.mount(
            views
                .counted(views.usual("User Instance"))
                .description("Shows and changes an account: one's own, or any for staff.")
                .closed()
                .signedIn(
                    "GET", (call, caller) -> visible(call, caller, a -> show(call, caller, a)))
                .signedIn(
                    "PUT",
                    (call, caller) -> visible(call, caller, a -> edit(call, caller, a, false)))
                .signedIn(
                    "PATCH",
                    (call, caller) -> visible(call, caller, a -> edit(call, caller, a, true)))
                .forms(this::described),
            "/users/{id}/"));
  }

  private Map<String, Form> described(Call<Caller> call) {
    return call.principal()
        .map(caller -> Map.of("PUT", forms.update(caller.account(), caller)))
        .orElseGet(Map::of);
  }

  /** Another one's account does not exist for who is not staff. */
  private Answer visible(Call<Caller> call, Caller caller, Function<Account, Answer> action) {
    String id = call.request().parameter("id");
    Optional<Account> found =
        id.matches("\\d{1,18}")
            ? database.read(sql -> accounts.byId(sql, Long.parseLong(id)))
            : Optional.empty();
    return found
        .filter(account -> caller.account().staff() || caller.account().id() == account.id())
        .map(action)
        .orElseGet(() -> call.refuse(Failure.notFound()));
  }

  private Answer show(Call<Caller> call, Caller caller, Account account) {
    Viewer viewer = Viewer.of(caller.account(), account.id());
    return call.ok(wire.full(call.request(), viewer, account));
  }

  private Answer edit(Call<Caller> call, Caller caller, Account account, boolean partly) {
    Form form = forms.update(account, caller);
    return switch (partly ? call.validatePartly(form) : call.validate(form)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) -> store(call, caller, account, values);
    };
  }

  private Answer store(Call<Caller> call, Caller caller, Account account, Values values) {
    UpdateAccount.Edit edit =
        new UpdateAccount.Edit(
            values.text("email").filter(email -> !email.isEmpty()),
            values.text("first_name"),
            values.text("last_name"),
            values.text("full_name"),
            image(values),
            values.text("telephone").filter(number -> !number.isEmpty()).map(this::number),
            profile.values(values));
    return switch (update.update(
        caller.account(), account.id(), edit, letters.proof(call.language()))) {
      case UpdateAccount.Outcome.Updated(Account updated) -> show(call, caller, updated);
      case UpdateAccount.Outcome.EmailTaken() -> call.refuse(Errors.of("email", Text.EMAIL_TAKEN));
      case UpdateAccount.Outcome.TelephoneTaken() ->
          call.refuse(Errors.of("telephone", Text.TELEPHONE_TAKEN));
      case UpdateAccount.Outcome.ProfileTaken(List<String> fields) ->
          call.refuse(profile.taken(new Errors(Map.of()), fields));
      case UpdateAccount.Outcome.Gone() -> call.refuse(Failure.notFound());
    };
  }

  private UpdateAccount.NewNumber number(String entered) {
    return new UpdateAccount.NewNumber(telephones.parse(entered).orElseThrow(), entered);
  }

  private static AvatarEdit image(Values values) {
    if (values.isNull("user_image")) {
      return new AvatarEdit.Remove();
    }
    return values
        .value("user_image", AvatarImages.Decoded.class)
        .<AvatarEdit>map(AvatarEdit.Replace::new)
        .orElseGet(AvatarEdit.Keep::new);
  }
}
