package dev.vestibule.core.bulk;

import static dev.vestibule.core.bulk.BulkTable.ACCOUNTS;
import static dev.vestibule.core.bulk.BulkTable.ACCOUNT_ID;
import static dev.vestibule.core.bulk.BulkTable.ID;
import static dev.vestibule.core.bulk.BulkTable.JOBS;
import static dev.vestibule.core.bulk.BulkTable.STATE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.vestibule.core.accounts.AccountPages.Position;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What is or was done with many accounts, and with which. */
public final class BulkJobs {
  private static final Table<Record> ITEMS = table(name("bulk_items"));
  private static final Field<String> JOB_ID = field(name("job_id"), SQLDataType.VARCHAR);
  private static final Field<Long> ITEM = field(name("account_id"), SQLDataType.BIGINT);
  private static final Field<String> OUTCOME = field(name("outcome"), SQLDataType.VARCHAR);
  private static final String WAITING = "";
  private static final String OK = "done";
  private static final String NOT = "refused";

  /** How long it stays known what was done. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final InstantSource clock;

  public BulkJobs(InstantSource clock) {
    this.clock = clock;
  }

  public Optional<BulkJob> byId(DSLContext sql, String id) {
    return sql.select(BulkTable.COLUMNS).from(JOBS).where(ID.eq(id)).fetchOptional(BulkTable::job);
  }

  /** The newest of an administrator, or of all. */
  public List<BulkJob> newest(DSLContext sql, Optional<Long> by, int most) {
    return sql.select(BulkTable.COLUMNS)
        .from(JOBS)
        .where(by.map(ACCOUNT_ID::eq).orElseGet(DSL::noCondition))
        .orderBy(BulkTable.CREATED_AT.desc(), ID)
        .limit(most)
        .fetch(BulkTable::job);
  }

  void add(Transaction tx, BulkJob job) {
    tx.sql()
        .insertInto(JOBS)
        .set(ID, job.id())
        .set(ACCOUNT_ID, job.by())
        .set(BulkTable.ACTION, job.action().word())
        .set(BulkTable.GROUP_ID, job.group().map(UUID::toString).orElse(null))
        .set(BulkTable.FILTER, job.filter())
        .set(BulkTable.REASON, job.reason())
        .set(STATE, job.state().word())
        .set(ACCOUNTS, job.accounts())
        .set(BulkTable.DONE, 0L)
        .set(BulkTable.REFUSED, 0L)
        .set(BulkTable.UNDO_OF, job.undoOf().orElse(null))
        .set(BulkTable.CREATED_AT, job.created())
        .execute();
  }

  /** Notes accounts for a job, and how far its list was read; without a place it is all read. */
  void collect(Transaction tx, String id, Collection<Long> accounts, Optional<Position> place) {
    items(tx, id, accounts);
    tx.sql()
        .update(JOBS)
        .set(ACCOUNTS, ACCOUNTS.plus((long) accounts.size()))
        .set(BulkTable.PLACE_KEY, place.map(Position::key).orElse(null))
        .set(BulkTable.PLACE_ID, place.map(Position::id).orElse(null))
        .set(STATE, (place.isPresent() ? BulkJob.State.COLLECTING : BulkJob.State.WORKING).word())
        .where(ID.eq(id))
        .execute();
  }

  private static void items(Transaction tx, String id, Collection<Long> accounts) {
    if (!accounts.isEmpty()) {
      var insert = tx.sql().insertInto(ITEMS, JOB_ID, ITEM, OUTCOME);
      for (long account : accounts) {
        insert = insert.values(id, account, WAITING);
      }
      insert.onConflictDoNothing().execute();
    }
  }

  /** Notes the accounts that another job was done with; answers how many. */
  int collectFrom(Transaction tx, String id, String other) {
    return tx.sql()
        .insertInto(ITEMS, JOB_ID, ITEM, OUTCOME)
        .select(
            DSL.select(val(id), ITEM, val(WAITING))
                .from(ITEMS)
                .where(JOB_ID.eq(other))
                .and(OUTCOME.eq(OK)))
        .execute();
  }

  /** Says how many accounts are noted, and that these are all. */
  void collected(Transaction tx, String id, int accounts) {
    tx.sql()
        .update(JOBS)
        .set(ACCOUNTS, (long) accounts)
        .set(STATE, BulkJob.State.WORKING.word())
        .where(ID.eq(id))
        .execute();
  }

  /** The next accounts whose turn it is. */
  List<Long> waiting(DSLContext sql, String id, int most) {
    return sql.select(ITEM)
        .from(ITEMS)
        .where(JOB_ID.eq(id))
        .and(OUTCOME.eq(WAITING))
        .orderBy(ITEM)
        .limit(most)
        .fetch(ITEM);
  }

  /** An account had its turn. */
  void mark(Transaction tx, String id, long account, boolean done) {
    tx.sql()
        .update(ITEMS)
        .set(OUTCOME, done ? OK : NOT)
        .where(JOB_ID.eq(id))
        .and(ITEM.eq(account))
        .execute();
    Field<Long> counter = done ? BulkTable.DONE : BulkTable.REFUSED;
    tx.sql().update(JOBS).set(counter, counter.plus(1L)).where(ID.eq(id)).execute();
  }

  /** Ends a job that is not over. */
  void finish(Transaction tx, String id, BulkJob.State state) {
    tx.sql()
        .update(JOBS)
        .set(STATE, state.word())
        .set(BulkTable.FINISHED_AT, clock.instant())
        .where(ID.eq(id))
        .and(BulkTable.FINISHED_AT.isNull())
        .execute();
  }

  /** Forgets what was over long ago; answers how many. */
  public int sweep(Transaction tx, Instant now) {
    return tx.sql().deleteFrom(JOBS).where(BulkTable.FINISHED_AT.lt(now.minus(KEPT))).execute();
  }
}
