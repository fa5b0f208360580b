package dev.vestibule.ui.account;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /account/}: what the account is, what is still to prove, and the way to the rest. */
final class OverviewPage {
  /** What other pages send people back with. */
  private static final Set<String> DONE = Set.of("profile", "password", "telephone");

  private final Pages pages;
  private final Database database;
  private final Accounts accounts;
  private final ProfileSchema schema;
  private final OwnSessions sessions;
  private final boolean deactivates;

  OverviewPage(
      Pages pages,
      Database database,
      Accounts accounts,
      ProfileSchema schema,
      OwnSessions sessions,
      boolean deactivates) {
    this.pages = pages;
    this.database = database;
    this.accounts = accounts;
    this.schema = schema;
    this.sessions = sessions;
    this.deactivates = deactivates;
  }

  Route route(PageRoutes routes) {
    return routes.closed("/account/", this::show);
  }

  private Answer show(Visit visit, Caller caller) {
    Account account = caller.account();
    Optional<String> wanted = database.read(sql -> accounts.wantedTelephone(sql, account.id()));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("account", account);
    values.put("name", name(account));
    values.put("wanted", wanted.orElse(""));
    values.put("fields", hasFields(caller));
    values.put("sessions", sessions.running(account.id()).size());
    values.put("deactivates", deactivates);
    values.put("done", visit.request().queryParameter("done").filter(DONE::contains).orElse(""));
    return pages.show(visit, 200, "hosted/account/overview", values);
  }

  private boolean hasFields(Caller caller) {
    Viewer viewer = Viewer.of(caller.account(), caller.account().id());
    return schema.fields().stream().anyMatch(field -> field.readableBy(viewer));
  }

  private static String name(Account account) {
    return account.fullName().isEmpty()
        ? (account.firstName() + " " + account.lastName()).strip()
        : account.fullName();
  }
}
