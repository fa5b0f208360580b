package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.verification.EmailProof;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.core.verification.UpdateAccount.Edit;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.EntityTag;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.platform.http.Answer;
import java.util.List;
import java.util.function.IntPredicate;

/** Edits of the caller's own account. */
final class OwnEdits {
  private final UpdateAccount update;
  private final AccountJson json;
  private final Letters letters;

  OwnEdits(UpdateAccount update, AccountJson json, Letters letters) {
    this.update = update;
    this.json = json;
    this.letters = letters;
  }

  /** Where If-Match was not asked for it counts all the same when it is sent. */
  Answer apply(Call call, Edit edit) {
    Account account = call.caller().account();
    String wanted = call.request().header("If-Match");
    IntPredicate version = now -> wanted == null || EntityTag.matches(wanted, now);
    EmailProof proof = new EmailProof(letters.activation(call.language()), false);
    return update
        .updateIf(version, account, account.id(), edit, proof)
        .map(outcome -> answer(call, outcome))
        .orElseGet(() -> call.refuse(ProblemKind.VERSION_MISMATCH));
  }

  private Answer answer(Call call, UpdateAccount.Outcome outcome) {
    return switch (outcome) {
      case UpdateAccount.Outcome.Updated(Account account) -> json.answer(call, account);
      case UpdateAccount.Outcome.ProfileTaken(List<String> fields) ->
          call.refuse(
              ProblemKind.TAKEN,
              fields.stream()
                  .map(name -> FieldError.of(ProfileMembers.pointer(name), "taken"))
                  .toList());
      case UpdateAccount.Outcome.EmailTaken _,
          UpdateAccount.Outcome.TelephoneTaken _,
          UpdateAccount.Outcome.Gone _ ->
          call.refuse(ProblemKind.NOT_FOUND);
    };
  }
}
