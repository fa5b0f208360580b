package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.LinkOutcome;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;

/**
 * {@code /me/email}: a code goes to the new address, and the present one stays until it comes back.
 * The present address is proven in the same way.
 */
final class OwnEmail {
  private final PresentPassword password;
  private final UpdateAccount update;
  private final ActivateAccount activate;
  private final AccountJson json;
  private final Letters letters;

  OwnEmail(
      PresentPassword password,
      UpdateAccount update,
      ActivateAccount activate,
      AccountJson json,
      Letters letters) {
    this.password = password;
    this.update = update;
    this.activate = activate;
    this.json = json;
    this.letters = letters;
  }

  List<Route> routes(Frame frame) {
    return List.of(
        frame.at(
            "/me/email",
            password
                .post(Shape.empty().required("email", Text.email()), this::ask)
                .doneOnce()
                .countedPerNetwork()),
        frame.at(
            "/me/email/verify",
            Operation.post(
                    Access.SIGNED_IN,
                    Shape.empty().required("code", Text.filled(20)),
                    call -> PresentPassword.matching(call, () -> verify(call)))
                .doneOnce()));
  }

  private Answer ask(Call call) {
    Account account = call.caller().account();
    String email = call.input().required("email");
    return switch (update.proposeEmail(account, email, letters.emailChange(call.language()))) {
      case UpdateAccount.Outcome.Updated _ -> call.accepted();
      case UpdateAccount.Outcome.EmailTaken _ ->
          call.refuse(ProblemKind.TAKEN, List.of(FieldError.of("/email", "taken")));
      case UpdateAccount.Outcome.TelephoneTaken _,
          UpdateAccount.Outcome.ProfileTaken _,
          UpdateAccount.Outcome.Gone _ ->
          call.refuse(ProblemKind.NOT_FOUND);
    };
  }

  private Answer verify(Call call) {
    String code = call.input().required("code");
    LinkOutcome outcome = activate.enterChangeCode(call.caller().account().id(), code);
    return outcome instanceof LinkOutcome.Done(Account account)
        ? json.answer(call, account)
        : call.refuse(ProblemKind.CODE_REFUSED, List.of(FieldError.of("/code", "code")));
  }
}
