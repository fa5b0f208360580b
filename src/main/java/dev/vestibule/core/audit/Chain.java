package dev.vestibule.core.audit;

import static dev.vestibule.core.audit.ChainTable.CHAIN;
import static dev.vestibule.core.audit.ChainTable.EVENT_ID;
import static dev.vestibule.core.audit.ChainTable.HASH;
import static dev.vestibule.core.audit.ChainTable.POSITION;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Gives events their places and hashes, some at a time. Events are looked for outside of the
 * transaction that chains them, and never locked: no sign-in ever waits for it, or loses against
 * it. Two nodes that chain at once both build upon the same end; the one that commits first is
 * right, and the other begins again. An event that was written long ago but committed late is found
 * by its having no place.
 */
public final class Chain {
  private static final int BATCH = 500;
  private static final int MOST_WAITING = 10_000;

  /** How far back a transaction that committed late is usually found. */
  private static final Duration LATELY = Duration.ofSeconds(30);

  private static final Duration LONG_AGO = Duration.ofDays(1);

  private final Database database;
  private final InstantSource clock;

  public Chain(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The last record's place.
   *
   * @param position 0 when there is none
   */
  record End(long position, String hash) {}

  /** Chains what happened lately; answers how many. */
  int lately() {
    return from(clock.instant().minus(LATELY));
  }

  /**
   * Chains what has no place yet: what happened since the last record that has one, and for a day
   * before, in case of a clock that was behind. Answers how many.
   */
  public int catchUp() {
    Instant before = clock.instant().minus(LONG_AGO);
    Instant last = database.read(Chain::last).minus(LONG_AGO);
    return from(last.isBefore(before) ? last : before);
  }

  /** When the last record happened, to the millisecond; long ago when there is none. */
  private static Instant last(DSLContext sql) {
    return sql.select(EVENT_ID)
        .from(CHAIN)
        .orderBy(POSITION.desc())
        .limit(1)
        .fetchOptional(EVENT_ID)
        .map(id -> Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> 16))
        .orElse(Instant.EPOCH);
  }

  /** Chains everything that has no place since that moment; answers how many. */
  public int from(Instant since) {
    String after = new UUID(Math.max(since.toEpochMilli(), 0) << 16, 0).toString();
    int all = 0;
    while (true) {
      List<AuditRecord> found = database.read(sql -> unchained(sql, after));
      if (found.isEmpty()) {
        return all;
      }
      all += chain(found);
    }
  }

  /** What has no place yet. */
  List<Walk.Unplaced> waiting() {
    return database.read(sql ->
        sql.select(AuditTable.COLUMNS)
            .from(AuditTable.EVENTS)
            .leftJoin(CHAIN)
            .on(EVENT_ID.eq(AuditTable.ID))
            .where(EVENT_ID.isNull())
            .orderBy(AuditTable.ID)
            .limit(MOST_WAITING)
            .fetch(row -> new Walk.Unplaced(AuditRecord.of(row), row.get(AuditTable.MAC))));
  }

  private static List<AuditRecord> unchained(DSLContext sql, String after) {
    return sql.select(AuditTable.COLUMNS)
        .from(AuditTable.EVENTS)
        .leftJoin(CHAIN)
        .on(EVENT_ID.eq(AuditTable.ID))
        .where(EVENT_ID.isNull())
        .and(AuditTable.ID.gt(after))
        .orderBy(AuditTable.ID)
        .limit(BATCH)
        .fetch(AuditRecord::of);
  }

  private int chain(List<AuditRecord> found) {
    return database.write(tx -> {
      End end = end(tx.sql());
      List<String> ids = found.stream().map(AuditRecord::id).toList();
      // Another node may have been quicker with some.
      var placed = tx.sql().select(EVENT_ID).from(CHAIN).where(EVENT_ID.in(ids)).fetchSet(EVENT_ID);
      List<AuditRecord> rest = found.stream().filter(r -> !placed.contains(r.id())).toList();
      append(tx, end, rest);
      return rest.size();
    });
  }

  private static void append(Transaction tx, End end, List<AuditRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    var batch =
        tx.sql().batch(tx.sql().insertInto(CHAIN, POSITION, EVENT_ID, HASH).values(0L, "", ""));
    long position = end.position();
    String hash = end.hash();
    for (AuditRecord next : records) {
      position++;
      hash = next.hash(hash);
      batch = batch.bind(position, next.id(), hash);
    }
    batch.execute();
  }

  /** The last place; after everything was removed on purpose, that of the anchor. */
  static End end(DSLContext sql) {
    return sql.select(POSITION, HASH)
        .from(CHAIN)
        .orderBy(POSITION.desc())
        .limit(1)
        .fetchOptional(row -> new End(row.get(POSITION), row.get(HASH)))
        .or(() -> Heads.anchor(sql).map(head -> new End(head.position(), head.hash())))
        .orElse(new End(0, AuditRecord.GENESIS));
  }
}
