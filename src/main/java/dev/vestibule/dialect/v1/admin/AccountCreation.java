package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.administration.CreateAccount;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.Letters;
import dev.vestibule.dialect.v1.ProfileMembers;
import dev.vestibule.dialect.v1.Weaknesses;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Input;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /accounts}: an account for somebody, or an invitation. */
final class AccountCreation {
  private final String base;
  private final PasswordRules rules;
  private final AccountInput input;
  private final CreateAccount create;
  private final Letters letters;
  private final Outcomes outcomes;

  AccountCreation(
      String base,
      PasswordRules rules,
      AccountInput input,
      CreateAccount create,
      Letters letters,
      Outcomes outcomes) {
    this.base = base;
    this.rules = rules;
    this.input = input;
    this.create = create;
    this.letters = letters;
    this.outcomes = outcomes;
  }

  Operation operation() {
    return Operation.post(Access.with(Permission.ACCOUNTS_CREATE), input.creation(), this::create)
        .doneOnce();
  }

  private Answer create(Call call) {
    List<FieldError> errors = errors(call.input());
    if (!errors.isEmpty()) {
      return call.invalid(errors);
    }
    CreateAccount.Wanted wanted = input.wanted(call.input(), call.language().tag());
    Language language = Language.ofTag(wanted.locale()).orElse(call.language());
    return outcomes.created(
        call,
        create.create(Administrators.of(call), wanted, letters.invitation(language)),
        base + "/accounts");
  }

  private List<FieldError> errors(Input body) {
    List<FieldError> errors = new ArrayList<>();
    Optional<String> password = body.text("password");
    if (password.isPresent() && AccountInput.invited(body)) {
      errors.add(FieldError.of("/password", "invited"));
    }
    password.ifPresent(
        text -> errors.addAll(Weaknesses.at("/password", rules.check(text, personal(body)))));
    errors.addAll(input.profile().forbidden(body.members(ProfileMembers.NAME), Viewer.STAFF));
    return errors;
  }

  private static PersonalWords personal(Input body) {
    return PersonalWords.of(
        body.text("username").orElse(null),
        body.text("first_name").orElse(null),
        body.text("last_name").orElse(null),
        body.required("email"),
        body.text("name").orElse(null));
  }
}
