package dev.vestibule.dialect.djoser;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.LinkOutcome;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.PasswordMessages;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.platform.http.Answer;

/** How djoser words what came of a mailed link. */
final class LinkAnswers {
  private LinkAnswers() {}

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
