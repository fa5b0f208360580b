package dev.vestibule.ui.hosted;

import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.NetworkBudget;
import dev.vestibule.platform.limits.Shortage;
import dev.vestibule.ui.pages.Entries;
import dev.vestibule.ui.pages.Letters;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import java.util.Map;
import java.util.Optional;

/** {@code /password/forgot/}: the same answer whoever has the address. */
final class ForgottenPasswordPage {
  private final Pages pages;
  private final ResetPassword reset;
  private final Letters letters;
  private final NetworkBudget asking;

  ForgottenPasswordPage(Pages pages, ResetPassword reset, Letters letters, NetworkBudget asking) {
    this.pages = pages;
    this.reset = reset;
    this.letters = letters;
    this.asking = asking;
  }

  Route route(PageRoutes routes) {
    return routes.open(
        "/password/forgot/", visit -> form(visit, 200, Problems.none()), this::request);
  }

  private Answer request(Visit visit) {
    String email = visit.form().line("email");
    if (!Entries.isEmail(email)) {
      return form(visit, 400, Problems.none().and("email", visit.words().get("email.invalid")));
    }
    Optional<Shortage> shortage = asking.spend(visit.request().address());
    if (shortage.isPresent()) {
      return pages.often(visit, shortage.get());
    }
    reset.request(email, letters.passwordReset(visit.language()), false);
    return pages.show(visit, 200, "hosted/forgot-sent", Map.of("email", email));
  }

  private Answer form(Visit visit, int status, Problems problems) {
    return pages.show(
        visit,
        status,
        "hosted/forgot",
        Map.of("problems", problems, "email", visit.form().line("email")));
  }
}
