package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.Registration;
import dev.vestibule.core.accounts.Usernames;
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
import dev.vestibule.dialect.drf.ProfileForms;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Uniqueness;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.http.Answer;
import java.util.List;

/** {@code POST users/}: somebody registers. */
final class Registrations {
  private final DjoserSettings settings;
  private final Forms forms;
  private final Members members;
  private final Shown shown;
  private final ProfileForms profile;
  private final PasswordRules rules;
  private final RegisterAccount register;
  private final Letters letters;

  Registrations(
      DjoserSettings settings,
      Forms forms,
      Members members,
      Shown shown,
      ProfileForms profile,
      PasswordRules rules,
      RegisterAccount register,
      Letters letters) {
    this.settings = settings;
    this.forms = forms;
    this.members = members;
    this.shown = shown;
    this.profile = profile;
    this.rules = rules;
    this.register = register;
    this.letters = letters;
  }

  Answer register(Call<Caller> call) {
    return switch (call.validate(form())) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) -> register(call, values);
    };
  }

  private Form form() {
    Form form =
        new Form(members.registering(forms.username("username"), forms.newEmail()))
            .and(CharField.of("password").label(Text.LABEL_PASSWORD));
    return profile.registering(
        settings.userCreatePasswordRetype() ? form.and(CharField.of("re_password")) : form);
  }

  private Answer register(Call<Caller> call, Values values) {
    String password = values.required("password");
    List<Weakness> found = rules.check(password, words(values));
    if (!found.isEmpty()) {
      return call.refuse(Errors.of("password", PasswordMessages.of(found)));
    }
    if (settings.userCreatePasswordRetype() && !password.equals(values.required("re_password"))) {
      return call.refuse(Errors.general(Text.PASSWORD_MISMATCH));
    }
    RegisterAccount.Outcome outcome =
        register.register(
            registration(call, values),
            letters.activation(call.language()),
            letters.confirmation(call.language()));
    return switch (outcome) {
      case RegisterAccount.Outcome.Registered(var account, var _) ->
          call.created(shown.registered(call.request(), account));
      case RegisterAccount.Outcome.Taken taken ->
          call.refuse(profile.taken(Uniqueness.errors(taken), taken.profile()));
    };
  }

  private static PersonalWords words(Values values) {
    return PersonalWords.of(
        values.text("username").orElse(""),
        values.text("first_name").orElse(null),
        values.text("last_name").orElse(null),
        values.text("email").orElse(null),
        values.text("full_name").orElse(null));
  }

  private Registration registration(Call<Caller> call, Values values) {
    return new Registration(
        values.text("username").orElseGet(Usernames::made),
        values.text("email").filter(e -> !e.isEmpty()).map(Emails::normalise).orElse(null),
        null,
        null,
        values.required("password"),
        values.text("first_name").orElse(""),
        values.text("last_name").orElse(""),
        values.text("full_name").orElse(""),
        !settings.sendActivationEmail(),
        call.language().tag(),
        null,
        profile.values(values));
  }
}
