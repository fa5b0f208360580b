package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.core.verification.UpdateAccount.AvatarEdit;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.Map;
import java.util.Optional;

/** {@code users/set_email/}: what set_username is where accounts are called by their address. */
final class EmailChanges {
  private static final String NEW = "new_email";
  private static final String AGAIN = "re_new_email";

  private final DjoserSettings settings;
  private final Forms forms;
  private final UpdateAccount update;
  private final Letters letters;

  EmailChanges(DjoserSettings settings, Forms forms, UpdateAccount update, Letters letters) {
    this.settings = settings;
    this.forms = forms;
    this.update = update;
    this.letters = letters;
  }

  /** Stands at the path of set_username, which settings call another. */
  Route route(Views views) {
    return views.mount(
        views.signedIn(
            views.counted(views.action("Set email", forms)),
            "POST",
            settings.permissions().setUsername(),
            this::set),
        "/users/set_username/");
  }

  private Answer set(Call<Caller> call, Caller caller) {
    Account account = caller.account();
    boolean retype = settings.setUsernameRetype();
    Form form = Form.of(forms.currentPassword(account), forms.changedEmail(NEW, account));
    return switch (call.validate(retype ? form.and(CharField.of(AGAIN)) : form)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values)
          when retype && !values.required(NEW).equals(values.required(AGAIN)) ->
          call.refuse(Errors.general(Text.FIELDS_MISMATCH.with("field", "email")));
      case Validated.Valid(Values values) -> set(call, account, values.required(NEW));
    };
  }

  private Answer set(Call<Caller> call, Account account, String email) {
    UpdateAccount.Edit edit =
        new UpdateAccount.Edit(
            Optional.of(email),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new AvatarEdit.Keep(),
            Optional.empty(),
            Map.of());
    return switch (update.update(account, account.id(), edit, letters.proof(call.language()))) {
      case UpdateAccount.Outcome.Updated _ -> call.done();
      case UpdateAccount.Outcome.EmailTaken() -> call.refuse(Errors.of(NEW, Text.EMAIL_TAKEN));
      case UpdateAccount.Outcome.TelephoneTaken _,
          UpdateAccount.Outcome.ProfileTaken _,
          UpdateAccount.Outcome.Gone _ ->
          call.refuse(Failure.notFound());
    };
  }
}
