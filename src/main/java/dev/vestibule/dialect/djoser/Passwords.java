package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.ChangeCredentials;
import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.PasswordMessages;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.config.DjoserPermissions;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Optional;

/** {@code users/set_password/}, {@code reset_password/} and {@code reset_password_confirm/}. */
final class Passwords {
  private final DjoserSettings settings;
  private final Forms forms;
  private final PasswordRules rules;
  private final ChangeCredentials change;
  private final ResetPassword reset;
  private final Letters letters;

  Passwords(
      DjoserSettings settings,
      Forms forms,
      PasswordRules rules,
      ChangeCredentials change,
      ResetPassword reset,
      Letters letters) {
    this.settings = settings;
    this.forms = forms;
    this.rules = rules;
    this.change = change;
    this.reset = reset;
    this.letters = letters;
  }

  List<Route> routes(Views views) {
    DjoserPermissions may = settings.permissions();
    return List.of(
        views.mount(
            views.signedIn(
                views.action("Set password", forms), "POST", may.setPassword(), this::set),
            "/users/set_password/"),
        views.mount(
            views.allowed(
                views.counted(views.action("Reset password", forms)),
                "POST",
                may.passwordReset(),
                this::request),
            "/users/reset_password/"),
        views.mount(
            views.allowed(
                views.action("Reset password confirm", forms),
                "POST",
                may.passwordResetConfirm(),
                this::confirm),
            "/users/reset_password_confirm/"));
  }

  private Answer set(Call<Caller> call, Caller caller) {
    boolean retype = settings.setPasswordRetype();
    PresentPassword present = forms.presentPassword(call, caller);
    return switch (present.validate(newPassword(retype).and(present.field()))) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) -> set(call, caller, values, retype);
    };
  }

  private Answer set(Call<Caller> call, Caller caller, Values values, boolean retype) {
    Account account = caller.account();
    Optional<Errors> wrong = wrong(values, retype, PersonalWords.of(account));
    if (wrong.isPresent()) {
      return call.refuse(wrong.get());
    }
    change.password(
        account,
        values.required("new_password"),
        settings.logoutOnPasswordChange() ? null : caller.session(),
        letters.passwordChanged(call.language()));
    return call.done();
  }

  private Answer request(Call<Caller> call) {
    return LinkAnswers.toRequest(
        call,
        email ->
            reset.request(
                email,
                letters.passwordReset(call.language()),
                settings.passwordResetShowEmailNotFound()));
  }

  private Answer confirm(Call<Caller> call) {
    boolean retype = settings.passwordResetConfirmRetype();
    Form form = Form.of(CharField.of("uid"), CharField.of("token")).and(newPasswordFields(retype));
    return switch (call.validate(form)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          wrong(values, retype, PersonalWords.none())
              .map(call::refuse)
              .orElseGet(() -> confirm(call, values));
    };
  }

  private Answer confirm(Call<Caller> call, Values values) {
    return LinkAnswers.of(
        call,
        reset.confirm(
            values.required("uid"),
            values.required("token"),
            values.required("new_password"),
            letters.passwordChanged(call.language())),
        "new_password");
  }

  private static Form newPassword(boolean retype) {
    return Form.of(newPasswordFields(retype));
  }

  private static CharField[] newPasswordFields(boolean retype) {
    CharField field = CharField.of("new_password");
    return retype
        ? new CharField[] {field, CharField.of("re_new_password")}
        : new CharField[] {field};
  }

  /** The rules first, the repetition second, as djoser does. */
  private Optional<Errors> wrong(Values values, boolean retype, PersonalWords words) {
    String password = values.required("new_password");
    List<Weakness> found = rules.check(password, words);
    if (!found.isEmpty()) {
      return Optional.of(Errors.of("new_password", PasswordMessages.of(found)));
    }
    return retype && !password.equals(values.required("re_new_password"))
        ? Optional.of(Errors.general(Text.PASSWORD_MISMATCH))
        : Optional.empty();
  }
}
