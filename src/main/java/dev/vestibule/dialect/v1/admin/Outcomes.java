package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.administration.AccountOutcome;
import dev.vestibule.core.administration.ManagedAccount;
import dev.vestibule.dialect.v1.Taken;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.EntityTag;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.platform.http.Answer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What came of something that was to be done with an account, as an answer. */
final class Outcomes {
  private final ManagedJson json;

  Outcomes(ManagedJson json) {
    this.json = json;
  }

  /** Whether the account is what If-Match names, where it was sent. */
  static Predicate<ManagedAccount> expected(Call call) {
    String wanted = call.request().header("If-Match");
    return account -> wanted == null || EntityTag.matches(wanted, ManagedJson.tag(account));
  }

  Answer shown(Call call, AccountOutcome outcome) {
    return answer(call, outcome, account -> shown(call, account));
  }

  Answer shown(Call call, ManagedAccount account) {
    return call.ok(json.of(call, account)).with("ETag", ManagedJson.tag(account));
  }

  /** The account that will be removed, unless somebody keeps it. */
  Answer leaving(Call call, ManagedAccount account) {
    return call.accepted(json.of(call, account)).with("ETag", ManagedJson.tag(account));
  }

  Answer created(Call call, AccountOutcome outcome, String folder) {
    return answer(
        call,
        outcome,
        account ->
            call.created(folder + "/" + account.account().uuid(), json.of(call, account))
                .with("ETag", ManagedJson.tag(account)));
  }

  Answer answer(Call call, AccountOutcome outcome, Function<ManagedAccount, Answer> done) {
    return switch (outcome) {
      case AccountOutcome.Done(ManagedAccount account) -> done.apply(account);
      case AccountOutcome.Removed() -> call.noContent();
      case AccountOutcome.Gone() -> call.refuse(ProblemKind.NOT_FOUND);
      case AccountOutcome.OtherVersion() -> call.refuse(ProblemKind.VERSION_MISMATCH);
      case AccountOutcome.BeyondRights() -> call.refuse(ProblemKind.BEYOND_YOUR_RIGHTS);
      case AccountOutcome.LastSuperuser() -> call.refuse(ProblemKind.LAST_SUPERUSER);
      case AccountOutcome.CannotBeMailed() -> call.refuse(ProblemKind.CANNOT_BE_MAILED);
      case AccountOutcome.Taken taken -> call.refuse(ProblemKind.TAKEN, errors(taken));
      case AccountOutcome.UnknownGroups _ ->
          call.invalid(List.of(FieldError.of("/groups", "group")));
    };
  }

  private static List<FieldError> errors(AccountOutcome.Taken taken) {
    return Taken.errors(taken.username(), taken.email(), taken.telephone(), taken.profile());
  }
}
