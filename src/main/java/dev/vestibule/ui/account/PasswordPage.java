package dev.vestibule.ui.account;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.ChangeCredentials;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.Entries;
import dev.vestibule.ui.pages.Letters;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import dev.vestibule.ui.pages.Visitors;
import java.util.Map;

/**
 * {@code /account/password/}: a new password ends everything that the account is signed in with;
 * the browser that set it gets a new session.
 */
final class PasswordPage {
  private final Pages pages;
  private final Visitors visitors;
  private final Database database;
  private final Accounts accounts;
  private final PasswordRules rules;
  private final Reauthentication again;
  private final ChangeCredentials change;
  private final Letters letters;
  private final int shortest;

  PasswordPage(
      Pages pages,
      Visitors visitors,
      Database database,
      Accounts accounts,
      PasswordRules rules,
      Reauthentication again,
      ChangeCredentials change,
      Letters letters,
      int shortest) {
    this.pages = pages;
    this.visitors = visitors;
    this.database = database;
    this.accounts = accounts;
    this.rules = rules;
    this.again = again;
    this.change = change;
    this.letters = letters;
    this.shortest = shortest;
  }

  Route route(PageRoutes routes) {
    return routes.closed(
        "/account/password/", (visit, _) -> form(visit, 200, Problems.none()), this::change);
  }

  private Answer change(Visit visit, Caller caller) {
    Account account = caller.account();
    String password = visit.form().get("new_password").strip();
    Problems problems = again.check(visit, caller, Problems.none());
    for (Weakness weakness : rules.check(password, PersonalWords.of(account))) {
      problems = problems.and("new_password", Entries.weakness(visit.words(), weakness));
    }
    if (problems.any()) {
      return form(visit, 400, problems);
    }
    change.password(account, password, null, letters.passwordChanged(visit.language()));
    Account changed = database.read(sql -> accounts.byId(sql, account.id())).orElseThrow();
    return visitors.signIn(visit, changed, pages.redirect(visit, "/account/?done=password"));
  }

  private Answer form(Visit visit, int status, Problems problems) {
    return pages.show(
        visit,
        status,
        "hosted/account/password",
        Map.of("problems", problems, "shortest", shortest));
  }
}
