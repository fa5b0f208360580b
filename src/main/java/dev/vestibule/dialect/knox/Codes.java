package dev.vestibule.dialect.knox;

import dev.vestibule.core.codes.VerifyTelephone;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.AnswerLater;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.KeyField;
import dev.vestibule.dialect.drf.Moments;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code phone_number_verify/} and {@code phone_code_renew/}. An unknown user is answered like any
 * other: the numbers of accounts are easily guessed.
 */
final class Codes {
  private static final int CODE_LENGTH = 8;
  private static final KeyField USER = KeyField.of("user", id -> true).label(Text.LABEL_USER);
  private static final Form RENEWAL = Form.of(USER);
  private static final Form ENTRY =
      Form.of(USER, CharField.of("code").label(Text.LABEL_CODE).maxLength(CODE_LENGTH));

  private final VerifyTelephone verify;
  private final AnswerLater later;

  Codes(VerifyTelephone verify, AnswerLater later) {
    this.verify = verify;
    this.later = later;
  }

  List<Route> routes(Views views) {
    return List.of(
        views.mount(
            views
                .usual("Phone Number Verify")
                .description("Takes the code that proves a telephone number.")
                .open("POST", this::verify)
                .forms(call -> Map.of("POST", ENTRY)),
            "/phone_number_verify/"),
        views.mount(
            views
                .usual("Phone Code Renew")
                .description("Sends a new code by text message.")
                .open("POST", this::renew)
                .forms(call -> Map.of("POST", RENEWAL)),
            "/phone_code_renew/"));
  }

  private Answer verify(Call<Caller> call) {
    return switch (call.validate(ENTRY)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          switch (verify.verify(values.number("user").orElseThrow(), values.required("code"))) {
            case VerifyTelephone.Outcome.Verified(Instant at) ->
                call.ok(Map.of("verified_at", Moments.iso(at)));
            case VerifyTelephone.Outcome.Refused() ->
                call.refuse(Errors.of("code", Text.CODE_REFUSED));
          };
    };
  }

  private Answer renew(Call<Caller> call) {
    return switch (call.validate(RENEWAL)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) -> {
        later.renewCode(values.number("user").orElseThrow(), call.language());
        yield call.ok(Map.of("message", Text.CODE_SENT));
      }
    };
  }
}
