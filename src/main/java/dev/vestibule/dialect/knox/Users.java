package dev.vestibule.dialect.knox;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.CloseAccount;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.PageNumbers;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.platform.config.KnoxSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code users/}, {@code current_user/} and {@code delete_user/}. */
final class Users {
  private final PageNumbers pages;
  private final Wire wire;
  private final Database database;
  private final Accounts accounts;
  private final CloseAccount close;

  Users(
      KnoxSettings settings, Wire wire, Database database, Accounts accounts, CloseAccount close) {
    this.pages = new PageNumbers(settings.pageSize());
    this.wire = wire;
    this.database = database;
    this.accounts = accounts;
    this.close = close;
  }

  List<Route> routes(Views views) {
    return List.of(
        views.mount(
            views
                .usual("List Users")
                .description("Lists accounts by page: staff see all, others themselves.")
                .closed()
                .signedIn("GET", this::list),
            "/users/"),
        views.mount(
            views
                .usual("Current User")
                .description("Shows who is signed in.")
                .closed()
                .signedIn("GET", (call, caller) -> call.ok(wire.limited(caller.account()))),
            "/current_user/"),
        views.mount(
            views
                .usual("Delete User")
                .description("Deactivates one's own account and ends all its tokens.")
                .closed()
                .signedIn("DELETE", this::deactivate),
            "/delete_user/"));
  }

  private Answer list(Call<Caller> call, Caller caller) {
    Optional<Map<String, @Nullable Object>> page =
        caller.account().staff() ? everybody(call) : himself(call, caller.account());
    return page.map(call::ok).orElseGet(() -> call.refuse(Failure.of(404, Text.INVALID_PAGE)));
  }

  private Optional<Map<String, @Nullable Object>> everybody(Call<Caller> call) {
    return database.read(sql ->
        pages.page(
            call.request(),
            accounts.count(sql),
            offset -> shown(accounts.page(sql, offset, pages.size()))));
  }

  private Optional<Map<String, @Nullable Object>> himself(Call<Caller> call, Account account) {
    return pages.page(call.request(), 1, offset -> shown(List.of(account)));
  }

  private List<?> shown(List<Account> page) {
    return page.stream().map(wire::limited).toList();
  }

  private Answer deactivate(Call<Caller> call, Caller caller) {
    return switch (close.deactivate(caller.account())) {
      case CloseAccount.Outcome.Done(), CloseAccount.Outcome.Gone() -> call.done();
      case CloseAccount.Outcome.LastSuperuser() ->
          call.refuse(Failure.of(403, Text.LAST_SUPERUSER));
    };
  }
}
