package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.signin.Confirmation;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.signin.Withheld;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.EntityTag;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.platform.http.Answer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks for the present password before what a stolen token alone must not do. If-Match counts where
 * it is sent.
 */
final class PresentPassword {
  private static final String MEMBER = "current_password";

  private final SignIn signIn;

  PresentPassword(SignIn signIn) {
    this.signIn = signIn;
  }

  /** An operation whose body holds the present password beside these members. */
  Operation post(Shape members, Function<Call, Answer> action) {
    return Operation.post(
        Access.SIGNED_IN,
        members.required(MEMBER, Text.password()),
        call -> matching(call, () -> checked(call, action)));
  }

  private Answer checked(Call call, Function<Call, Answer> action) {
    Account account = call.caller().account();
    if (account.passwordHash() == null) {
      return call.refuse(ProblemKind.NO_PASSWORD);
    }
    return switch (signIn.confirms(call.caller(), call.input().required(MEMBER), call.source())) {
      case Confirmation.Right() -> action.apply(call);
      case Confirmation.Wrong() ->
          call.invalid(List.of(FieldError.of("/" + MEMBER, "wrong-password")));
      case Confirmation.Held(Withheld why) -> call.withheld(why);
    };
  }

  /** Refuses what was meant for another version of the caller's account. */
  static Answer matching(Call call, Supplier<Answer> action) {
    String wanted = call.request().header("If-Match");
    return wanted == null || EntityTag.matches(wanted, call.caller().account().version())
        ? action.get()
        : call.refuse(ProblemKind.VERSION_MISMATCH);
  }
}
