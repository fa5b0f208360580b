package dev.vestibule.ui.console;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountOrder;
import dev.vestibule.core.accounts.AccountPages;
import dev.vestibule.core.accounts.AccountPages.Position;
import dev.vestibule.core.administration.ManagedAccount;
import dev.vestibule.core.administration.ManagedAccounts;
import dev.vestibule.core.administration.NamedMatches;
import dev.vestibule.core.administration.SavedViews;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** {@code /console/accounts/}: the table of accounts, page by page from a position on. */
public final class AccountsPage {
  static final String PATH = "/console/accounts/";
  private static final int LENGTH = 50;

  private final ConsoleFrame frame;
  private final Database database;
  private final ManagedAccounts accounts;
  private final NamedMatches names;
  private final AccountColumns columns;
  private final FilterChoices filters;
  private final SavedViews views;
  private final InstantSource clock;

  AccountsPage(
      ConsoleFrame frame,
      Database database,
      ManagedAccounts accounts,
      NamedMatches names,
      AccountColumns columns,
      FilterChoices filters,
      SavedViews views,
      InstantSource clock) {
    this.frame = frame;
    this.database = database;
    this.accounts = accounts;
    this.names = names;
    this.columns = columns;
    this.filters = filters;
    this.views = views;
    this.clock = clock;
  }

  /**
   * An account in the table.
   *
   * @param second a line below its name; empty for none
   */
  public record Row(String id, String name, String second, String initial, List<Cell> cells) {}

  /**
   * The head of a column.
   *
   * @param sort the query that sorts by it; empty when it cannot be sorted by
   * @param direction ascending, descending, or empty when the table is sorted otherwise
   */
  public record Head(String label, String sort, String direction) {}

  /** A list that was made before. */
  public record View(String name, String query, boolean here, String id) {}

  Answer list(Clerk clerk) {
    AccountQuery query = AccountQuery.of(clerk, names);
    return database.read(sql -> page(sql, clerk, query));
  }

  /** {@code /console/accounts/count/}: how many the list holds; asked once the page is there. */
  Answer count(Clerk clerk) {
    AccountQuery query = AccountQuery.of(clerk, names);
    int count = database.read(sql -> AccountPages.count(sql, names.of(query.filters())));
    return Answer.text(
            200, "text/plain; charset=utf-8", clerk.words().count("accounts.count", count))
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff");
  }

  private Answer page(DSLContext sql, Clerk clerk, AccountQuery query) {
    AccountPages.Page found = AccountPages.page(sql, query.question(names), query.place(), LENGTH);
    List<ManagedAccount> shown = new ArrayList<>(accounts.with(sql, found.accounts()));
    if (query.backwards()) {
      Collections.reverse(shown);
    }
    AccountColumns.Chosen chosen = columns.chosen(query.columns());
    Map<String, Object> values = new HashMap<>();
    values.put("query", query);
    values.put("rows", rows(sql, clerk, shown, chosen));
    values.put("heads", heads(clerk.words(), query, chosen));
    values.put("columns", columns.choices(chosen, clerk.words()));
    values.put("chips", filters.chips(sql, clerk, query));
    values.put("choices", filters.choices(sql, clerk, query));
    values.put("views", views(sql, clerk, query));
    values.put("previous", previous(query, found));
    values.put("next", next(query, found));
    values.put("length", LENGTH);
    values.put(
        "acts",
        clerk.may(Permission.ACCOUNTS_UPDATE)
            || clerk.may(Permission.ACCOUNTS_DELETE)
            || clerk.may(Permission.GROUPS_MANAGE));
    return frame.show(clerk, 200, "console/accounts", values);
  }

  private List<Row> rows(
      DSLContext sql, Clerk clerk, List<ManagedAccount> shown, AccountColumns.Chosen chosen) {
    Map<Long, Map<String, Object>> values = columns.values(sql, shown, chosen);
    return shown.stream()
        .map(managed -> {
          Account account = managed.account();
          return new Row(
              account.uuid().toString(),
              account.called(),
              second(account),
              initial(account.called()),
              columns.cells(
                  managed,
                  chosen,
                  values.getOrDefault(account.id(), Map.of()),
                  clerk.administrator(),
                  clerk.words(),
                  clock.instant()));
        })
        .toList();
  }

  private static String second(Account account) {
    String email = account.email();
    String line = email == null ? account.shownTelephone() : email;
    return line.equals(account.called()) ? "" : line;
  }

  static String initial(String name) {
    return name.isEmpty()
        ? "?"
        : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT);
  }

  private List<Head> heads(ConsoleWords words, AccountQuery query, AccountColumns.Chosen chosen) {
    List<Head> heads = new ArrayList<>();
    heads.add(head(words.get("column.name"), Optional.of(AccountOrder.NAME), query));
    chosen
        .ours()
        .forEach(
            column -> heads.add(head(words.get("column." + column.word()), column.order(), query)));
    chosen
        .fields()
        .forEach(field -> heads.add(new Head(AccountColumns.label(field, words), "", "")));
    return heads;
  }

  private static Head head(String label, Optional<AccountOrder> order, AccountQuery query) {
    String direction = query.descending() ? "descending" : "ascending";
    return order
        .map(by -> new Head(label, query.sortedBy(by), by == query.order() ? direction : ""))
        .orElseGet(() -> new Head(label, "", ""));
  }

  private List<View> views(DSLContext sql, Clerk clerk, AccountQuery query) {
    String here = query.text();
    ConsoleWords words = clerk.words();
    List<View> all = new ArrayList<>();
    all.add(view(words.get("view.all"), "", here));
    all.add(view(words.get("view.pending"), "status=pending", here));
    all.add(view(words.get("view.deactivated"), "status=deactivated", here));
    all.add(view(words.get("view.staff"), "staff=true", here));
    views
        .of(sql, clerk.account().id())
        .forEach(saved ->
            all.add(new View(saved.name(), saved.query(), saved.query().equals(here), saved.id())));
    return all;
  }

  private static View view(String name, String query, String here) {
    return new View(name, query, query.equals(here), "");
  }

  /** The query of the page before; empty on the first. */
  private static String previous(AccountQuery query, AccountPages.Page found) {
    boolean some = query.backwards() ? found.next().isPresent() : query.place().isPresent();
    return some && !found.places().isEmpty() ? query.before(first(query, found)) : "";
  }

  /** The query of the next page; empty on the last. */
  private static String next(AccountQuery query, AccountPages.Page found) {
    boolean some = query.backwards() || found.next().isPresent();
    return some && !found.places().isEmpty() ? query.after(last(query, found)) : "";
  }

  private static Position first(AccountQuery query, AccountPages.Page found) {
    return query.backwards() ? found.places().getLast() : found.places().getFirst();
  }

  private static Position last(AccountQuery query, AccountPages.Page found) {
    return query.backwards() ? found.places().getFirst() : found.places().getLast();
  }
}
