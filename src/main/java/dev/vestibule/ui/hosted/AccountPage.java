package dev.vestibule.ui.hosted;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visit;
import java.util.Map;

/** {@code /account/}: who is signed in. */
final class AccountPage {
  private final Pages pages;

  AccountPage(Pages pages) {
    this.pages = pages;
  }

  Route route(PageRoutes routes) {
    return routes.closed("/account/", this::show);
  }

  private Answer show(Visit visit, Caller caller) {
    Account account = caller.account();
    return pages.show(visit, 200, "hosted/account", Map.of("account", account));
  }
}
