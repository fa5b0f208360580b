package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.accounts.AccountMatch;
import dev.vestibule.core.accounts.AccountOrder;
import dev.vestibule.core.accounts.AccountPages;
import dev.vestibule.core.accounts.AccountPages.Position;
import dev.vestibule.core.accounts.AccountPages.Question;
import dev.vestibule.core.administration.ManagedAccounts;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.Parameters;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** {@code GET /accounts}: filtered, searched and sorted, page by page. */
final class AccountList {
  private static final String PATH = "/accounts";
  private static final String USUAL_SORT = "-joined_at";

  private final Database database;
  private final ManagedAccounts accounts;
  private final AccountFilters filters;
  private final Cursors cursors;
  private final ManagedJson json;

  AccountList(
      Database database,
      ManagedAccounts accounts,
      ProfileSchema schema,
      Profiles profiles,
      Groups groups,
      Cursors cursors,
      ManagedJson json) {
    this.database = database;
    this.accounts = accounts;
    this.filters = new AccountFilters(schema, profiles, groups);
    this.cursors = cursors;
    this.json = json;
  }

  Operation operation() {
    return Operation.of("GET", Access.with(Permission.ACCOUNTS_READ), this::list);
  }

  private Answer list(Call call) {
    Parameters parameters = new Parameters(call.request());
    parameters.only(filters::known);
    List<AccountMatch> matches = filters.of(parameters);
    Optional<Sort> sort = parameters.read("sort", "sort", Sort::of).or(() -> Sort.of(USUAL_SORT));
    int limit = parameters.limit();
    boolean counts = parameters.flag("count").orElse(false);
    Optional<Position> after =
        parameters.read(
            Cursors.CURSOR,
            "cursor",
            text -> cursors.opened(call.request(), text).flatMap(AccountList::position));
    if (!parameters.errors().isEmpty()) {
      return call.invalid(parameters.errors());
    }
    Question asked =
        new Question(matches, sort.orElseThrow().order(), sort.orElseThrow().descending());
    return database.read(sql -> page(sql, call, asked, after, limit, counts));
  }

  private Answer page(
      DSLContext sql,
      Call call,
      Question asked,
      Optional<Position> after,
      int limit,
      boolean counts) {
    AccountPages.Page page = AccountPages.page(sql, asked, after, limit);
    Optional<String> next =
        page.next().map(end -> cursors.made(call.request(), end.key(), Long.toString(end.id())));
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("accounts", json.list(call, accounts.with(sql, page.accounts())));
    body.put("next_cursor", next.orElse(null));
    if (counts) {
      body.put("count", AccountPages.count(sql, asked.matches()));
    }
    return cursors.linked(call.ok(body), call.request(), PATH, next);
  }

  private static Optional<Position> position(List<String> parts) {
    return parts.size() == 2
        ? Optional.of(new Position(parts.get(0), Long.parseLong(parts.get(1))))
        : Optional.empty();
  }

  /** What is sorted by, and in which direction. */
  private record Sort(AccountOrder order, boolean descending) {
    static Optional<Sort> of(String text) {
      boolean descending = text.startsWith("-");
      return AccountOrder.ofWord(descending ? text.substring(1) : text)
          .map(order -> new Sort(order, descending));
    }
  }
}
