package dev.vestibule.dialect.djoser;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.LinkOutcome;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.PasswordMessages;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.http.Answer;
import java.util.List;
import java.util.function.Predicate;

/** How djoser words what came of a mailed link. */
final class LinkAnswers {
  private LinkAnswers() {}

  /**
   * Answers who asks for a link by mail.
   *
   * @param request mails the link; false when nobody has the address and the asker may know
   */
  static Answer toRequest(Call<Caller> call, Predicate<String> request) {
    return switch (call.validate(Form.of(CharField.email("email")))) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          request.test(values.required("email"))
              ? call.done()
              : call.answers().json(400, List.of(Text.EMAIL_UNKNOWN));
    };
  }

  /**
   * The answer.
   *
   * @param member the member that holds what is set, for its errors
   */
  static Answer of(Call<Caller> call, LinkOutcome outcome, String member) {
    return switch (outcome) {
      case LinkOutcome.Done _ -> call.done();
      case LinkOutcome.UnknownAccount() -> call.refuse(Errors.of("uid", Text.LINK_UID_INVALID));
      case LinkOutcome.InvalidLink() -> call.refuse(Errors.of("token", Text.LINK_TOKEN_INVALID));
      case LinkOutcome.AlreadyActive() -> call.refuse(Failure.of(403, Text.LINK_TOKEN_STALE));
      case LinkOutcome.WeakPassword(var weaknesses) ->
          call.refuse(Errors.of(member, PasswordMessages.of(weaknesses)));
      case LinkOutcome.UsernameTaken() -> call.refuse(Errors.of(member, Text.USERNAME_TAKEN));
    };
  }
}
