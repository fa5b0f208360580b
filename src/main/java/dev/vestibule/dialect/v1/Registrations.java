package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.Registration;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.StartedSession;
import dev.vestibule.core.tokens.TokenScope;
import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.LinkOutcome;
import dev.vestibule.core.verification.RegisterAccount;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.EntityTag;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Input;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /registrations}: an account, and the code that proves its address. Until then its tokens
 * open nothing but that proof.
 */
final class Registrations {
  private static final int NAME_LENGTH = 150;
  private static final int FULL_NAME_LENGTH = 255;

  private final String base;
  private final Telephones telephones;
  private final PasswordRules rules;
  private final RegisterAccount register;
  private final ActivateAccount activate;
  private final Letters letters;
  private final ProfileMembers profile;
  private final AccountJson json;
  private final TokenJson tokens;

  Registrations(
      String base,
      Telephones telephones,
      PasswordRules rules,
      RegisterAccount register,
      ActivateAccount activate,
      Letters letters,
      ProfileMembers profile,
      AccountJson json,
      TokenJson tokens) {
    this.base = base;
    this.telephones = telephones;
    this.rules = rules;
    this.register = register;
    this.activate = activate;
    this.letters = letters;
    this.profile = profile;
    this.json = json;
    this.tokens = tokens;
  }

  List<Route> routes(Frame frame) {
    return List.of(
        frame.at(
            "/registrations",
            Operation.post(Access.OPEN, registration(), this::register)
                .doneOnce()
                .countedPerNetwork()),
        frame.at(
            "/registrations/verify",
            Operation.post(
                    Access.REGISTRANT,
                    Shape.empty().required("code", Text.filled(20)).optional("email", Text.email()),
                    this::verify)
                .doneOnce()),
        frame.at(
            "/registrations/resend",
            Operation.post(
                Access.REGISTRANT, Shape.empty().optional("email", Text.email()), this::resend)));
  }

  private Shape registration() {
    return Shape.empty()
        .required("email", Text.email())
        .required("password", Text.password())
        .optional("username", Text.filled(NAME_LENGTH).fitting(Usernames::valid, "username"))
        .optional("name", Text.line(FULL_NAME_LENGTH))
        .optional("first_name", Text.line(NAME_LENGTH))
        .optional("last_name", Text.line(NAME_LENGTH))
        .optional(
            "telephone",
            Text.filled(32).fitting(text -> telephones.parse(text).isPresent(), "telephone"))
        .optional("locale", Text.oneOf("en", "fr"))
        .optional(ProfileMembers.NAME, profile.registration());
  }

  private Answer register(Call call) {
    Input input = call.input();
    List<FieldError> errors =
        new ArrayList<>(
            Weaknesses.at("/password", rules.check(input.required("password"), personal(input))));
    errors.addAll(profile.missing(input.members(ProfileMembers.NAME)));
    if (!errors.isEmpty()) {
      return call.invalid(errors);
    }
    RegisterAccount.Outcome outcome =
        register.register(
            registration(call), letters.activation(call.language()), Optional.empty());
    return switch (outcome) {
      case RegisterAccount.Outcome.Registered(Account account, var _) -> registered(call, account);
      case RegisterAccount.Outcome.Taken taken -> call.refuse(ProblemKind.TAKEN, errors(taken));
    };
  }

  /** While existence is concealed, the account may be none: nothing is told. */
  private Answer registered(Call call, Account account) {
    if (letters.conceals()) {
      return call.accepted();
    }
    TokenScope scope = account.active() ? TokenScope.ACCOUNT : TokenScope.VERIFY;
    StartedSession session = tokens.start(account, call.client(), scope);
    return call.created(
            base + "/me",
            Map.of("account", json.of(account, call.request()), "tokens", tokens.of(session)))
        .with("ETag", EntityTag.of(account.version()));
  }

  private static PersonalWords personal(Input input) {
    return PersonalWords.of(
        input.text("username").orElse(null),
        input.text("first_name").orElse(null),
        input.text("last_name").orElse(null),
        input.required("email"),
        input.text("name").orElse(null));
  }

  private Registration registration(Call call) {
    Input input = call.input();
    Optional<String> telephone = input.text("telephone");
    return new Registration(
        input.text("username").orElseGet(Usernames::made),
        Emails.normalise(input.required("email")),
        telephone.flatMap(telephones::parse).orElse(null),
        telephone.orElse(null),
        input.required("password"),
        input.text("first_name").orElse(""),
        input.text("last_name").orElse(""),
        input.text("name").orElse(""),
        !letters.provesAddress(),
        input.text("locale").orElseGet(() -> call.language().tag()),
        null,
        input.members(ProfileMembers.NAME).values());
  }

  private static List<FieldError> errors(RegisterAccount.Outcome.Taken taken) {
    return Taken.errors(taken.username(), taken.email(), taken.telephone(), taken.profile());
  }

  /** The token's account or, for who has lost the token, the one that has the address. */
  private Answer verify(Call call) {
    Optional<Account> registrant = call.registrant();
    if (registrant.filter(account -> account.status() != AccountStatus.PENDING).isPresent()) {
      return call.refuse(ProblemKind.ALREADY_VERIFIED);
    }
    Optional<String> email = email(call);
    if (email.isEmpty()) {
      return call.invalid(List.of(FieldError.of("/email", "required")));
    }
    LinkOutcome outcome =
        activate.enterCode(email.get(), call.input().required("code"), Optional.empty());
    return outcome instanceof LinkOutcome.Done(Account account)
        ? call.ok(tokens.of(tokens.start(account, call.client(), TokenScope.ACCOUNT)))
        : call.refuse(ProblemKind.CODE_REFUSED, List.of(FieldError.of("/code", "code")));
  }

  /** The same answer whatever becomes of it. */
  private Answer resend(Call call) {
    Optional<String> email = email(call);
    if (email.isEmpty()) {
      return call.invalid(List.of(FieldError.of("/email", "required")));
    }
    activate.resend(email.get(), letters.activation(call.language()));
    return call.accepted();
  }

  private static Optional<String> email(Call call) {
    return call.registrant().map(Account::email).or(() -> call.input().text("email"));
  }
}
