package dev.vestibule.dialect.signup;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.LinkOutcome;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Route;
import java.util.Map;
import java.util.Optional;

/** {@code verify-email/<uid>/<token>/}: proves the address that the link was mailed to. */
final class Verifications {
  private final ActivateAccount activate;

  Verifications(ActivateAccount activate) {
    this.activate = activate;
  }

  Route route(Views views, Handler page) {
    return views.mount(
        views
            .named("Verify Email")
            .description("Proves the address that the link was mailed to.")
            .open("GET", this::verify)
            .open("POST", this::verify),
        Letters.VERIFY,
        page);
  }

  /** Nobody learns why a link is no good. */
  private Answer verify(Call<Caller> call) {
    LinkOutcome outcome =
        activate.activate(
            call.request().parameter("uid"), call.request().parameter("token"), Optional.empty());
    Answer answer =
        outcome instanceof LinkOutcome.Done
            ? call.ok(Map.of("detail", Text.EMAIL_VERIFIED))
            : call.refuse(Failure.of(400, Text.VERIFICATION_LINK_INVALID));
    return answer.with("Cache-Control", "no-store");
  }
}
