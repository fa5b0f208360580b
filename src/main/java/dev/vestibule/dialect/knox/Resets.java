package dev.vestibule.dialect.knox;

import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.ResetByToken;
import dev.vestibule.dialect.drf.BodyReading;
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
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;

/**
 * {@code api/reset-password/}, two forms told apart by the body, and {@code api/forgot-password/}.
 */
final class Resets {
  private static final Form REQUEST = Form.of(CharField.email("email").label(Text.LABEL_EMAIL));
  private static final Form CONFIRMATION =
      Form.of(CharField.of("token"), CharField.of("new_password").label(Text.LABEL_NEW_PASSWORD));

  private final ResetByToken reset;

  Resets(ResetByToken reset) {
    this.reset = reset;
  }

  List<Route> routes(Views views) {
    return List.of(
        views.mount(
            views
                .counted(views.usual("Reset Password"))
                .description("Mails a token to an address, or takes one with a new password.")
                .open("POST", call -> isConfirmation(call) ? confirm(call) : request(call))
                .forms(call -> Map.of("POST", CONFIRMATION)),
            "/api/reset-password/"),
        views.mount(
            views
                .counted(views.usual("Forgot Password"))
                .description("Mails a token to an address.")
                .open("POST", this::request)
                .forms(call -> Map.of("POST", REQUEST)),
            "/api/forgot-password/"));
  }

  private static boolean isConfirmation(Call<Caller> call) {
    return call.body() instanceof BodyReading.Read(var body)
        && (body.has("token") || body.has("new_password"));
  }

  private Answer request(Call<Caller> call) {
    return switch (call.validate(REQUEST)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          reset.request(values.required("email"), call.language(), true)
              ? call.ok(Map.of("message", Text.RESET_TOKEN_SENT))
              : call.refuse(Failure.of(404, Text.EMAIL_UNKNOWN));
    };
  }

  private Answer confirm(Call<Caller> call) {
    return switch (call.validate(CONFIRMATION)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          switch (reset.confirm(values.required("token"), values.required("new_password"))) {
            case ResetByToken.Outcome.Done _ ->
                call.ok(Map.of("message", Text.PASSWORD_RESET_DONE));
            case ResetByToken.Outcome.NeverIssued() ->
                call.refuse(Failure.of(404, Text.RESET_TOKEN_UNKNOWN));
            case ResetByToken.Outcome.Over() ->
                call.refuse(Errors.of("token", Text.RESET_TOKEN_OVER));
            case ResetByToken.Outcome.WeakPassword(List<Weakness> found) ->
                call.refuse(Errors.of("new_password", PasswordMessages.of(found)));
          };
    };
  }
}
