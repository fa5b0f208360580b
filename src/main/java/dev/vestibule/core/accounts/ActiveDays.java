package dev.vestibule.core.accounts;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Who used their account on a day of UTC; kept a week, since figures are made of it. */
public final class ActiveDays {
  private static final int KEPT_DAYS = 7;
  private static final int STEP = 500;

  private static final Table<Record> DAYS = table(name("active_days"));
  private static final Field<String> DAY = field(name("day"), SQLDataType.VARCHAR);
  private static final Field<Long> ACCOUNT_ID = field(name("account_id"), SQLDataType.BIGINT);

  private ActiveDays() {}

  /** Notes that somebody was here; each has a row of their own, so that nobody waits for it. */
  static void note(Transaction tx, long account, Instant at) {
    tx.sql()
        .insertInto(DAYS, DAY, ACCOUNT_ID)
        .values(day(at), account)
        .onDuplicateKeyIgnore()
        .execute();
  }

  /** How many people were here on the day of that moment. */
  public static int count(DSLContext sql, Instant on) {
    return sql.fetchCount(DAYS, DAY.eq(day(on)));
  }

  /** How many accounts were last used then or later. */
  public static int seenSince(DSLContext sql, Instant from) {
    return sql.fetchCount(AccountTable.ACCOUNTS, AccountTable.LAST_SEEN.ge(Columns.text(from)));
  }

  /** Forgets some of what is older than a week; answers whether there was something. */
  public static boolean forget(Transaction tx, Instant now) {
    String before = day(now.atOffset(ZoneOffset.UTC).minusDays(KEPT_DAYS).toInstant());
    var rows =
        tx.sql()
            .select(DAY, ACCOUNT_ID)
            .from(DAYS)
            .where(DAY.lt(before))
            .orderBy(DAY, ACCOUNT_ID)
            .limit(STEP)
            .fetch();
    if (rows.isEmpty()) {
      return false;
    }
    String day = rows.getFirst().get(DAY);
    List<Long> accounts =
        rows.stream()
            .filter(row -> row.get(DAY).equals(day))
            .map(row -> row.get(ACCOUNT_ID))
            .toList();
    tx.sql().deleteFrom(DAYS).where(DAY.eq(day)).and(ACCOUNT_ID.in(accounts)).execute();
    return true;
  }

  private static String day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
  }
}
