package dev.vestibule.dialect.v1;

import dev.vestibule.core.verification.LinkOutcome;
import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Input;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Optional;

/** {@code /password-resets}: a mail with a link and a code, and what either of them sets. */
final class PasswordResets {
  private static final Alternatives WAYS =
      new Alternatives(List.of("email", "code"), "code-or-link");

  private final ResetPassword reset;
  private final Letters letters;

  PasswordResets(ResetPassword reset, Letters letters) {
    this.reset = reset;
    this.letters = letters;
  }

  List<Route> routes(Frame frame) {
    return List.of(
        frame.at(
            "/password-resets",
            Operation.post(
                    Access.OPEN, Shape.empty().required("email", Text.email()), this::request)
                .doneOnce()
                .countedPerNetwork()),
        frame.at(
            "/password-resets/confirm",
            Operation.post(
                    Access.OPEN,
                    Shape.empty()
                        .required("new_password", Text.password())
                        .optional("email", Text.email())
                        .optional("code", Text.filled(20))
                        .optional("uid", Text.filled(64))
                        .optional("token", Text.filled(200)),
                    this::confirm)
                .doneOnce()));
  }

  /** The same answer whether somebody has the address or not. */
  private Answer request(Call call) {
    reset.request(call.input().required("email"), letters.passwordReset(call.language()), false);
    return call.accepted();
  }

  private Answer confirm(Call call) {
    Input input = call.input();
    List<FieldError> errors = WAYS.errors(input);
    return errors.isEmpty() ? set(call, Alternatives.byLink(input)) : call.invalid(errors);
  }

  private Answer set(Call call, boolean byLink) {
    Input input = call.input();
    String password = input.required("new_password");
    LinkOutcome outcome =
        byLink
            ? reset.confirm(
                input.required("uid"), input.required("token"), password, Optional.empty())
            : reset.enterCode(
                input.required("email"), input.required("code"), password, Optional.empty());
    return switch (outcome) {
      case LinkOutcome.Done _ -> call.noContent();
      case LinkOutcome.WeakPassword(var weaknesses) ->
          call.invalid(Weaknesses.at("/new_password", weaknesses));
      case LinkOutcome.UnknownAccount _,
          LinkOutcome.InvalidLink _,
          LinkOutcome.AlreadyActive _,
          LinkOutcome.UsernameTaken _ ->
          byLink
              ? call.refuse(ProblemKind.LINK_REFUSED, List.of(FieldError.of("/token", "link")))
              : call.refuse(ProblemKind.CODE_REFUSED, List.of(FieldError.of("/code", "code")));
    };
  }
}
