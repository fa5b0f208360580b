package dev.vestibule.ui.account;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.Entries;
import dev.vestibule.ui.pages.Letters;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import java.util.Map;

/**
 * {@code /account/email/}: a link goes to the new address, and the present one stays until it is
 * followed. The present address is proven in the same way.
 */
final class EmailPage {
  private final Pages pages;
  private final Reauthentication again;
  private final UpdateAccount update;
  private final Letters letters;
  private final AskingLimit limit;

  EmailPage(
      Pages pages,
      Reauthentication again,
      UpdateAccount update,
      Letters letters,
      AskingLimit limit) {
    this.pages = pages;
    this.again = again;
    this.update = update;
    this.letters = letters;
    this.limit = limit;
  }

  Route route(PageRoutes routes) {
    return routes.closed(
        "/account/email/",
        (visit, caller) -> form(visit, caller, 200, Problems.none()),
        this::propose);
  }

  private Answer propose(Visit visit, Caller caller) {
    String email = visit.form().line("email");
    Problems problems = Problems.none();
    if (!Entries.isEmail(email)) {
      problems = problems.and("email", visit.words().get("email.invalid"));
    }
    problems = again.check(visit, caller, problems);
    if (problems.any()) {
      return form(visit, caller, 400, problems);
    }
    return limit.refused(visit).orElseGet(() -> propose(visit, caller, email));
  }

  private Answer propose(Visit visit, Caller caller, String email) {
    return switch (update.proposeEmail(
        caller.account(), email, letters.emailChange(visit.language()))) {
      case UpdateAccount.Outcome.Updated _ ->
          pages.show(visit, 200, "hosted/account/email-sent", Map.of("email", email));
      case UpdateAccount.Outcome.EmailTaken _,
          UpdateAccount.Outcome.TelephoneTaken _,
          UpdateAccount.Outcome.ProfileTaken _,
          UpdateAccount.Outcome.Gone _ ->
          form(
              visit,
              caller,
              400,
              Problems.none().and("email", visit.words().get("account.email.taken")));
    };
  }

  private Answer form(Visit visit, Caller caller, int status, Problems problems) {
    Account account = caller.account();
    String present = account.email() == null ? "" : account.email();
    boolean prove = visit.request().queryParameter("prove").isPresent();
    return pages.show(
        visit,
        status,
        "hosted/account/email",
        Map.of(
            "problems",
            problems,
            "present",
            present,
            "proven",
            account.emailVerifiedAt() != null,
            "email",
            problems.any() ? visit.form().line("email") : prove ? present : ""));
  }
}
