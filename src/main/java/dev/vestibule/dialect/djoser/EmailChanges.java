package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.LinkOutcome;
import dev.vestibule.core.verification.ResetEmail;
import dev.vestibule.core.verification.ResetUsername;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.core.verification.UpdateAccount.AvatarEdit;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.config.DjoserPermissions;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code users/set_email/}, {@code reset_email/} and {@code reset_email_confirm/}: what the same
 * routes are for usernames where accounts are called by their address.
 */
final class EmailChanges {
  private static final String NEW = "new_email";

  private final DjoserSettings settings;
  private final Forms forms;
  private final UpdateAccount update;
  private final ResetUsername request;
  private final ResetEmail reset;
  private final Letters letters;

  EmailChanges(
      DjoserSettings settings,
      Forms forms,
      UpdateAccount update,
      ResetUsername request,
      ResetEmail reset,
      Letters letters) {
    this.settings = settings;
    this.forms = forms;
    this.update = update;
    this.request = request;
    this.reset = reset;
    this.letters = letters;
  }

  /** They stand at the paths of those for usernames, which settings call others. */
  List<Route> routes(Views views) {
    DjoserPermissions may = settings.permissions();
    return List.of(
        views.mount(
            views.signedIn(
                views.counted(views.action("Set email", forms)),
                "POST",
                may.setUsername(),
                this::set),
            "/users/set_username/"),
        views.mount(
            views.allowed(
                views.counted(views.action("Reset email", forms)),
                "POST",
                may.usernameReset(),
                this::request),
            "/users/reset_username/"),
        views.mount(
            views.allowed(
                views.counted(views.action("Reset email confirm", forms)),
                "POST",
                may.usernameResetConfirm(),
                this::confirm),
            "/users/reset_username_confirm/"));
  }

  private Answer set(Call<Caller> call, Caller caller) {
    Account account = caller.account();
    Retyped typed = new Retyped("email", settings.setUsernameRetype());
    PresentPassword present = forms.presentPassword(call, caller);
    Form form = Form.of(present.field(), forms.changedEmail(NEW, account));
    return switch (present.validate(typed.in(form))) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) when typed.differs(values) -> typed.mismatch(call);
      case Validated.Valid(Values values) -> set(call, account, edit(values));
    };
  }

  private Answer set(Call<Caller> call, Account account, UpdateAccount.Edit edit) {
    return switch (update.update(account, account.id(), edit, letters.proof(call.language()))) {
      case UpdateAccount.Outcome.Updated _ -> call.done();
      case UpdateAccount.Outcome.EmailTaken() -> call.refuse(Errors.of(NEW, Text.EMAIL_TAKEN));
      case UpdateAccount.Outcome.TelephoneTaken _,
          UpdateAccount.Outcome.ProfileTaken _,
          UpdateAccount.Outcome.Gone _ ->
          call.refuse(Failure.notFound());
    };
  }

  private Answer request(Call<Caller> call) {
    return LinkAnswers.toRequest(
        call,
        email ->
            request.request(
                email,
                letters.usernameReset(call.language()),
                settings.usernameResetShowEmailNotFound()));
  }

  private Answer confirm(Call<Caller> call) {
    Retyped typed = new Retyped("email", settings.usernameResetConfirmRetype());
    return switch (call.validate(typed.linked(forms.emailOf(NEW)))) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) when typed.differs(values) -> typed.mismatch(call);
      case Validated.Valid(Values values) -> confirm(call, values);
    };
  }

  private Answer confirm(Call<Caller> call, Values values) {
    LinkOutcome outcome =
        reset.confirm(
            values.text("uid").orElse(""),
            values.text("token").orElse(""),
            edit(values),
            letters.proof(call.language()));
    return outcome instanceof LinkOutcome.UsernameTaken
        ? call.refuse(Errors.of(NEW, Text.EMAIL_TAKEN))
        : LinkAnswers.of(call, outcome, NEW);
  }

  private static UpdateAccount.Edit edit(Values values) {
    return new UpdateAccount.Edit(
        Optional.of(values.required(NEW)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new AvatarEdit.Keep(),
        Optional.empty(),
        Map.of());
  }
}
