package dev.vestibule.ui.account;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.CloseAccount;
import dev.vestibule.core.verification.ScheduleDeletion;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import dev.vestibule.ui.pages.Visitors;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** {@code /account/delete/}: the end, after the password and the account's own name. */
final class DeletePage {
  private final Pages pages;
  private final Visitors visitors;
  private final Reauthentication again;
  private final CloseAccount close;
  private final ScheduleDeletion schedule;
  private final Duration wait;
  private final boolean deactivates;

  DeletePage(
      Pages pages,
      Visitors visitors,
      Reauthentication again,
      CloseAccount close,
      ScheduleDeletion schedule,
      Duration wait,
      boolean deactivates) {
    this.pages = pages;
    this.visitors = visitors;
    this.again = again;
    this.close = close;
    this.schedule = schedule;
    this.wait = wait;
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
    problems = again.check(visit, caller, problems);
    if (problems.any()) {
      return form(visit, caller, 400, problems);
    }
    return deactivates ? shut(visit, caller, problems) : leave(visit, caller, problems);
  }

  private Answer shut(Visit visit, Caller caller, Problems problems) {
    return switch (close.deactivate(caller.account())) {
      case CloseAccount.Outcome.Done(), CloseAccount.Outcome.Gone() -> farewell(visit);
      case CloseAccount.Outcome.LastSuperuser() -> last(visit, caller, problems);
    };
  }

  private Answer leave(Visit visit, Caller caller, Problems problems) {
    return switch (schedule.schedule(caller.account(), Actor.OWNER)) {
      case ScheduleDeletion.Outcome.Scheduled _, ScheduleDeletion.Outcome.Deleted _ ->
          farewell(visit);
      case ScheduleDeletion.Outcome.LastSuperuser() -> last(visit, caller, problems);
    };
  }

  private Answer last(Visit visit, Caller caller, Problems problems) {
    return form(visit, caller, 400, problems.and("confirmation", visit.words().get("delete.last")));
  }

  private Answer farewell(Visit visit) {
    Answer farewell =
        pages.message(visit, 200, "farewell." + kind(), new Pages.Link("/", "farewell.home"));
    return visitors.signOut(visit, farewell);
  }

  /** What becomes of the account, as the names of texts say it. */
  private String kind() {
    return deactivates ? "shut" : wait.isZero() ? "now" : "wait";
  }

  private String spokenWait(Visit visit) {
    return wait.toDays() > 1
        ? visit.words().get("delete.days", wait.toDays())
        : wait.toHours() > 1
            ? visit.words().get("delete.hours", wait.toHours())
            : visit.words().get("delete.minutes", wait.toMinutes());
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
            "kind",
            kind(),
            "wait",
            spokenWait(visit)));
  }
}
