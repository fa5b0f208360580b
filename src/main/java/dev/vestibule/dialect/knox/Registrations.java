package dev.vestibule.dialect.knox;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.Registration;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.codes.VerifyTelephone;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.RegisterAccount;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Moments;
import dev.vestibule.dialect.drf.PasswordMessages;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.ProfileForms;
import dev.vestibule.dialect.drf.Uniqueness;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.config.Mode;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code register/}: somebody registers, and gets a code for their telephone. */
final class Registrations {
  private final Mode mode;
  private final @Nullable SignIns signIns;
  private final Forms forms;
  private final ProfileForms profile;
  private final Wire wire;
  private final Letters letters;
  private final Telephones telephones;
  private final PasswordRules rules;
  private final RegisterAccount register;

  Registrations(
      Mode mode,
      @Nullable SignIns signIns,
      Forms forms,
      ProfileForms profile,
      Wire wire,
      Letters letters,
      Telephones telephones,
      PasswordRules rules,
      RegisterAccount register) {
    this.mode = mode;
    this.signIns = signIns;
    this.forms = forms;
    this.profile = profile;
    this.wire = wire;
    this.letters = letters;
    this.telephones = telephones;
    this.rules = rules;
    this.register = register;
  }

  Route route(Views views) {
    return views.mount(
        views
            .counted(views.usual("Registration"))
            .description("Makes an account and sends a code to its telephone.")
            .open("POST", this::register)
            .forms(call -> Map.of("POST", forms.registration())),
        "/register/");
  }

  private Answer register(Call<Caller> call) {
    return switch (call.validate(forms.registration())) {
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
            registration(call, values), letters.activation(call.language()), Optional.empty());
    return switch (outcome) {
      case RegisterAccount.Outcome.Registered(Account account, var code) ->
          signIns == null
              ? call.created(registered(call, account, code))
              : signIns.issue(call, account);
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
    Optional<String> entered = values.text("telephone").filter(number -> !number.isEmpty());
    return new Registration(
        values.text("username").orElseGet(Usernames::made),
        values.text("email").filter(email -> !email.isEmpty()).map(Emails::normalise).orElse(null),
        entered.map(number -> telephones.parse(number).orElseThrow()).orElse(null),
        entered.orElse(null),
        values.required("password"),
        values.text("first_name").orElse(""),
        values.text("last_name").orElse(""),
        values.text("full_name").orElse(""),
        true,
        call.language().tag(),
        values.value("user_image", AvatarImages.Decoded.class).orElse(null),
        profile.values(values));
  }

  private Map<String, @Nullable Object> registered(
      Call<Caller> call, Account account, Optional<VerifyTelephone.Sent> code) {
    Map<String, @Nullable Object> json = wire.full(call.request(), Viewer.SELF, account);
    code.ifPresent(sent -> json.put("phone_verification", verification(sent)));
    return json;
  }

  /** The code itself is told in development alone, where no text message leaves. */
  private Map<String, @Nullable Object> verification(VerifyTelephone.Sent sent) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("expires_at", Moments.iso(sent.expires()));
    json.put("verified_at", null);
    json.put("sent_to", sent.sentTo());
    if (mode == Mode.DEVELOPMENT) {
      sent.code().ifPresent(code -> json.put("code", code));
    }
    return json;
  }
}
