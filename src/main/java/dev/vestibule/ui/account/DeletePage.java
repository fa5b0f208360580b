package dev.vestibule.ui.account;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.CloseAccount;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import dev.vestibule.ui.pages.Visitors;
import java.util.Locale;
import java.util.Map;

/** {@code /account/delete/}: the end, after the password and the account's own name. */
final class DeletePage {
  private final Pages pages;
  private final Visitors visitors;
  private final Reauthentication again;
  private final CloseAccount close;
  private final boolean deactivates;

  DeletePage(
      Pages pages,
      Visitors visitors,
      Reauthentication again,
      CloseAccount close,
      boolean deactivates) {
    this.pages = pages;
    this.visitors = visitors;
    this.again = again;
    this.close = close;
    this.deactivates = deactivates;
  }

  Route route(PageRoutes routes) {
    return routes.closed(
        "/account/delete/",
        (visit, caller) -> form(visit, caller, 200, Problems.none()),
        this::close);
  }

  private Answer close(Visit visit, Caller caller) {
    Account account = caller.account();
    Problems problems = Problems.none();
    if (!folded(visit.form().line("confirmation")).equals(folded(confirmation(account)))) {
      problems = problems.and("confirmation", visit.words().get("delete.mismatch"));
    }
    problems = again.check(visit, account, problems);
    if (problems.any()) {
      return form(visit, caller, 400, problems);
    }
    if (deactivates) {
      boolean _ = close.deactivate(account);
    } else {
      close.delete(account);
    }
    Answer farewell =
        pages.message(
            visit,
            200,
            deactivates ? "farewell.shut" : "farewell",
            new Pages.Link("/", "farewell.home"));
    return visitors.signOut(visit, farewell);
  }

  /** What is to be typed: the address, or the username of somebody without one. */
  private static String confirmation(Account account) {
    String email = account.email();
    return email == null ? account.username() : email;
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private Answer form(Visit visit, Caller caller, int status, Problems problems) {
    return pages.show(
        visit,
        status,
        "hosted/account/delete",
        Map.of(
            "problems",
            problems,
            "expected",
            confirmation(caller.account()),
            "confirmation",
            visit.form().line("confirmation"),
            "deactivates",
            deactivates));
  }
}
