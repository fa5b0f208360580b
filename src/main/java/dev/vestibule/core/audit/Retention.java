package dev.vestibule.core.audit;

import dev.vestibule.core.audit.Heads.Head;
import dev.vestibule.platform.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is older than it is to be kept: from the beginning of the chain, in small steps, and
 * with a signed statement up to where, so that nobody else can do so unseen. What a stream has yet
 * to take stays.
 */
final class Retention {
  private static final int STEP = 500;

  private final Database database;
  private final Signers signers;
  private final Duration kept;
  private final boolean streams;
  private final InstantSource clock;

  /**
   * @param kept zero for ever
   * @param streams whether a stream has to take everything first
   */
  Retention(
      Database database, Signers signers, Duration kept, boolean streams, InstantSource clock) {
    this.database = database;
    this.signers = signers;
    this.kept = kept;
    this.streams = streams;
    this.clock = clock;
  }

  private record Placed(long position, String hash, String event, @Nullable Instant at) {}

  /** Removes all that is due; answers how many. */
  int all() {
    int removed = 0;
    int step = kept.isZero() ? 0 : STEP;
    while (step == STEP) {
      step = step();
      removed += step;
    }
    return removed;
  }

  private int step() {
    Instant before = clock.instant().minus(kept);
    List<Placed> due = due(before);
    if (due.isEmpty()) {
      return 0;
    }
    Placed last = due.getLast();
    Head anchor = signers.sign(last.position(), Heads.Kind.ANCHOR, last.hash());
    return database.write(tx -> {
      List<String> events = due.stream().map(Placed::event).toList();
      tx.sql().deleteFrom(AuditTable.EVENTS).where(AuditTable.ID.in(events)).execute();
      tx.sql()
          .deleteFrom(ChainTable.CHAIN)
          .where(ChainTable.POSITION.in(due.stream().map(Placed::position).toList()))
          .execute();
      Heads.removeTo(tx, last.position());
      Heads.add(tx, anchor);
      PersonalKeys.forgetDays(tx, before);
      return due.size();
    });
  }

  private List<Placed> due(Instant before) {
    List<Placed> due = new ArrayList<>();
    long most = streams ? database.read(sql -> Places.least(sql)).orElse(0L) : Long.MAX_VALUE;
    for (Placed placed : database.read(Retention::first)) {
      Instant at = placed.at();
      if (placed.position() > most || (at != null && !at.isBefore(before))) {
        return due;
      }
      due.add(placed);
    }
    return due;
  }

  private static List<Placed> first(DSLContext sql) {
    return sql.select(
            ChainTable.POSITION, ChainTable.HASH, ChainTable.EVENT_ID, AuditTable.HAPPENED_AT)
        .from(ChainTable.CHAIN)
        .leftJoin(AuditTable.EVENTS)
        .on(ChainTable.EVENT_ID.eq(AuditTable.ID))
        .orderBy(ChainTable.POSITION)
        .limit(STEP)
        .fetch(row ->
            new Placed(
                row.get(ChainTable.POSITION),
                row.get(ChainTable.HASH),
                row.get(ChainTable.EVENT_ID),
                row.get(AuditTable.HAPPENED_AT)));
  }
}
