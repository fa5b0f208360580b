package dev.vestibule.ui.hosted;

import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.LinkOutcome;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Cookies;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.Entries;
import dev.vestibule.ui.pages.Letters;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /verify-email/}: where people wait for the mail after the sign-up, type its code, or ask
 * for another one. Whether somebody has the address is told to nobody.
 */
final class VerifyEmailPage {
  /** The address that a mail was just sent to, for this browser's page alone. */
  private static final String MAILBOX = "mailbox";

  private static final Duration MAILBOX_AGE = Duration.ofHours(1);

  private final Pages pages;
  private final ReturnAddress returns;
  private final ActivateAccount activate;
  private final Letters letters;
  private final int digits;

  VerifyEmailPage(
      Pages pages, ReturnAddress returns, ActivateAccount activate, Letters letters, int digits) {
    this.pages = pages;
    this.returns = returns;
    this.activate = activate;
    this.letters = letters;
    this.digits = digits;
  }

  /** The answer, with the address kept for this page. */
  static Answer sentTo(Visit visit, String email, Answer answer) {
    String value =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(email.getBytes(StandardCharsets.UTF_8));
    return answer.withCookie(Cookies.set(visit.request(), MAILBOX, value, MAILBOX_AGE, false));
  }

  Route route(PageRoutes routes) {
    return routes.open("/verify-email/", this::open, this::post);
  }

  private Answer open(Visit visit) {
    boolean other = visit.request().queryParameter("other").isPresent();
    return form(visit, 200, other ? "" : mailbox(visit).orElse(""), Problems.none());
  }

  private Answer post(Visit visit) {
    String email = visit.form().line("email");
    if (!Entries.isEmail(email)) {
      String sentence = visit.words().get("email.invalid");
      return form(visit, 400, "", Problems.none().and("email", sentence));
    }
    return visit.form().get("action").equals("resend") ? resend(visit, email) : enter(visit, email);
  }

  private Answer resend(Visit visit, String email) {
    if (letters.provesAddress()) {
      activate.resend(email, letters.activation(visit.language(), next(visit)));
    }
    return sentTo(visit, email, pages.redirect(visit, "/verify-email/?sent=1" + query(visit)));
  }

  private Answer enter(Visit visit, String email) {
    String code = visit.form().get("code").replaceAll("[\\s.-]", "");
    if (code.isEmpty()) {
      return form(visit, 400, email, Problems.none().and("code", visit.words().get("required")));
    }
    LinkOutcome outcome = activate.enterCode(email, code, letters.confirmation(visit.language()));
    return outcome instanceof LinkOutcome.Done
        ? pages
            .message(
                visit,
                200,
                "activated",
                new Pages.Link("/signin/" + query(visit).replaceFirst("^&", "?"), "signin"))
            .withCookie(Cookies.forget(visit.request(), MAILBOX))
        : form(visit, 400, email, Problems.none().and("code", visit.words().get("code.wrong")));
  }

  private Answer form(Visit visit, int status, String known, Problems problems) {
    return pages.show(
        visit,
        status,
        "hosted/verify-email",
        Map.of(
            "problems",
            problems,
            "known",
            known,
            "email",
            visit.form().line("email"),
            "digits",
            digits,
            "sent",
            visit.request().queryParameter("sent").isPresent(),
            "next",
            next(visit).orElse("")));
  }

  private Optional<String> next(Visit visit) {
    return returns.checked(visit.given(ReturnAddress.FIELD));
  }

  private String query(Visit visit) {
    return next(visit).map(address -> "&next=" + Pages.encoded(address)).orElse("");
  }

  private static Optional<String> mailbox(Visit visit) {
    try {
      return Cookies.value(visit.request(), MAILBOX)
          .map(value -> new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8))
          .filter(Entries::isEmail);
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }
}
