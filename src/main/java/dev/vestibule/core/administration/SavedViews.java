package dev.vestibule.core.administration;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Lists of accounts that administrators keep under a name, each for themselves. */
public final class SavedViews {
  private static final Table<Record> VIEWS = table(name("saved_views"));
  private static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR);
  private static final Field<Long> ACCOUNT_ID = field(name("account_id"), SQLDataType.BIGINT);
  private static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
  private static final Field<String> QUERY = field(name("query"), SQLDataType.VARCHAR);
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");

  /** Nobody finds their way among more. */
  private static final int MOST = 30;

  private static final int ID_BYTES = 12;

  private final InstantSource clock;

  public SavedViews(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A list under a name.
   *
   * @param query as it stands in the address of the list, without a question mark
   */
  public record View(String id, String name, String query) {}

  /** Those of an administrator, the oldest first. */
  public List<View> of(DSLContext sql, long account) {
    return sql.select(ID, NAME, QUERY)
        .from(VIEWS)
        .where(ACCOUNT_ID.eq(account))
        .orderBy(CREATED_AT, ID)
        .limit(MOST)
        .fetch(row -> new View(row.get(ID), row.get(NAME), row.get(QUERY)));
  }

  /** Keeps a list; one of the same name is replaced. False when there are too many. */
  public boolean keep(Transaction tx, long account, String name, String query) {
    tx.sql().deleteFrom(VIEWS).where(ACCOUNT_ID.eq(account)).and(NAME.eq(name)).execute();
    if (tx.sql().fetchCount(VIEWS, ACCOUNT_ID.eq(account)) >= MOST) {
      return false;
    }
    tx.sql()
        .insertInto(VIEWS, ID, ACCOUNT_ID, NAME, QUERY, CREATED_AT)
        .values(RandomSecrets.hex(ID_BYTES), account, name, query, clock.instant())
        .execute();
    return true;
  }

  /** Forgets a list of that administrator. */
  public void forget(Transaction tx, long account, String id) {
    tx.sql().deleteFrom(VIEWS).where(ACCOUNT_ID.eq(account)).and(ID.eq(id)).execute();
  }
}
