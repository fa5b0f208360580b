package dev.vestibule.core.accounts;

import static dev.vestibule.core.accounts.AccountTable.ACCOUNTS;
import static dev.vestibule.core.accounts.AccountTable.COLUMNS;
import static dev.vestibule.core.accounts.AccountTable.ID;

import dev.vestibule.platform.database.Behind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.jooq.SelectSelectStep;
import org.jooq.impl.DSL;

/**
 * Lists of accounts, page by page from a position on, so that the thousandth page costs what the
 * first does. As long as one of the things that a list keeps to matches few accounts, those are
 * fetched and sorted; otherwise the index of the order is followed until a page is full.
 */
public final class AccountPages {
  private AccountPages() {}

  /**
   * Where a page ended.
   *
   * @param key the last account's value of the order
   * @param id its number, for accounts with the same value
   */
  public record Position(String key, long id) {}

  /** What a list keeps to, and its order. */
  public record Question(List<AccountMatch> matches, AccountOrder order, boolean descending) {
    public Question {
      matches = List.copyOf(matches);
    }
  }

  /**
   * Some accounts in their order.
   *
   * @param next where the next page starts; empty on the last
   * @param places where each of them stands
   */
  public record Page(List<ListedAccount> accounts, Optional<Position> next, List<Position> places) {
    public Page {
      accounts = List.copyOf(accounts);
      places = List.copyOf(places);
    }
  }

  /** The accounts behind a position, or the first ones. */
  public static Page page(DSLContext sql, Question asked, Optional<Position> after, int most) {
    Field<String> key = asked.order().column().as("page_key");
    var rows = select(sql, asked, after).limit(most + 1).fetch();
    boolean more = rows.size() > most;
    var shown = more ? rows.subList(0, most) : rows;
    List<Position> places =
        shown.stream().map(row -> new Position(row.get(key), row.get(ID))).toList();
    Optional<Position> next = more ? Optional.of(places.getLast()) : Optional.empty();
    return new Page(shown.stream().map(AccountPages::listed).toList(), next, places);
  }

  /** The query of a page, for its length to be set. */
  static SelectLimitStep<Record> select(DSLContext sql, Question asked, Optional<Position> after) {
    Field<String> key = asked.order().column();
    Condition where = matching(sql, asked.matches()).and(behind(asked, after));
    var select = columns(sql).select(key.as("page_key")).from(ACCOUNTS).where(where);
    return asked.descending()
        ? select.orderBy(key.desc(), ID.desc())
        : select.orderBy(key.asc(), ID.asc());
  }

  /** Says even on the first page where the order starts, so that its index is looked up. */
  private static Condition behind(Question asked, Optional<Position> after) {
    Field<String> key = asked.order().column();
    if (after.isEmpty()) {
      return key.ge("");
    }
    Position there = after.get();
    return Behind.of(key, ID, there.key(), there.id(), asked.descending());
  }

  /** How many there are; costs more, the more there are. */
  public static int count(DSLContext sql, List<AccountMatch> matches) {
    return sql.fetchCount(ACCOUNTS, matching(sql, matches));
  }

  public static Optional<ListedAccount> byUuid(DSLContext sql, UUID uuid) {
    return columns(sql)
        .from(ACCOUNTS)
        .where(AccountTable.UUID_TEXT.eq(uuid.toString()))
        .and(AccountTable.DECOY.eq(false))
        .fetchOptional(AccountPages::listed);
  }

  private static Condition matching(DSLContext sql, List<AccountMatch> matches) {
    Condition all = DSL.coalesce(AccountTable.DECOY, AccountTable.DECOY).eq(false);
    boolean led = false;
    for (AccountMatch match : matches) {
      boolean leads = !led && match.few(sql);
      all = all.and(leads ? ID.in(match.all()) : match.each());
      led |= leads;
    }
    return all;
  }

  private static SelectSelectStep<Record> columns(DSLContext sql) {
    return sql.select(COLUMNS).select(AccountTable.UPDATED_AT, AccountTable.LAST_SEEN);
  }

  private static ListedAccount listed(Record row) {
    String seen = row.get(AccountTable.LAST_SEEN);
    return new ListedAccount(
        AccountTable.account(row),
        row.get(AccountTable.UPDATED_AT),
        seen.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(seen)));
  }
}
