package dev.vestibule.dialect.djoser;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.ChangeCredentials;
import dev.vestibule.core.verification.ResetUsername;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Errors;
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

/** {@code users/set_username/}, {@code reset_username/} and {@code reset_username_confirm/}. */
final class Usernames {
  private static final String NEW = "new_username";

  private final DjoserSettings settings;
  private final Forms forms;
  private final ChangeCredentials change;
  private final ResetUsername reset;
  private final Letters letters;

  Usernames(
      DjoserSettings settings,
      Forms forms,
      ChangeCredentials change,
      ResetUsername reset,
      Letters letters) {
    this.settings = settings;
    this.forms = forms;
    this.change = change;
    this.reset = reset;
    this.letters = letters;
  }

  List<Route> routes(Views views) {
    DjoserPermissions may = settings.permissions();
    return List.of(
        views.mount(
            views.signedIn(
                views.action("Set username", forms), "POST", may.setUsername(), this::set),
            "/users/set_username/"),
        views.mount(
            views.allowed(
                views.counted(views.action("Reset username", forms)),
                "POST",
                may.usernameReset(),
                this::request),
            "/users/reset_username/"),
        views.mount(
            views.allowed(
                views.action("Reset username confirm", forms),
                "POST",
                may.usernameResetConfirm(),
                this::confirm),
            "/users/reset_username_confirm/"));
  }

  private Answer set(Call<Caller> call, Caller caller) {
    Retyped typed = new Retyped("username", settings.setUsernameRetype());
    PresentPassword present = forms.presentPassword(call, caller);
    Form form = typed.in(Form.of(present.field(), forms.username(NEW)));
    return switch (present.validate(form)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) when typed.differs(values) -> typed.mismatch(call);
      case Validated.Valid(Values values) ->
          change.username(
                  caller.account(), values.required(NEW), letters.usernameChanged(call.language()))
              ? call.done()
              : call.refuse(Errors.of(NEW, Text.USERNAME_TAKEN));
    };
  }

  private Answer request(Call<Caller> call) {
    return LinkAnswers.toRequest(
        call,
        email ->
            reset.request(
                email,
                letters.usernameReset(call.language()),
                settings.usernameResetShowEmailNotFound()));
  }

  private Answer confirm(Call<Caller> call) {
    Retyped typed = new Retyped("username", settings.usernameResetConfirmRetype());
    return switch (call.validate(typed.linked(forms.username(NEW)))) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) when typed.differs(values) -> typed.mismatch(call);
      case Validated.Valid(Values values) ->
          LinkAnswers.of(
              call,
              reset.confirm(
                  values.text("uid").orElse(""),
                  values.text("token").orElse(""),
                  values.required(NEW),
                  letters.usernameChanged(call.language())),
              NEW);
    };
  }
}
