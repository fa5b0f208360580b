package dev.vestibule.core.audit;

import dev.vestibule.core.audit.Heads.Head;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** One way through the chain, from its beginning to its end. */
final class Walk {
  private final BiPredicate<AuditRecord, String> genuine;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<Long, String> signed = new HashMap<>();
  private final Set<Long> met = new HashSet<>();
  private long expected = 1;
  private long first = 1;
  private long records;
  private @Nullable String previous = AuditRecord.GENESIS;

  /**
   * @param genuine whether we wrote a record as it is, by its keyed digest
   */
  Walk(BiPredicate<AuditRecord, String> genuine) {
    this.genuine = genuine;
  }

  /**
   * A place of the chain.
   *
   * @param record nothing when it is gone
   */
  record Placed(
      long position, String event, String hash, @Nullable AuditRecord record, String mac) {}

  /** A record without a place. */
  record Unplaced(AuditRecord record, String mac) {}

  static List<Placed> page(DSLContext sql, long after, int most) {
    return sql.select(AuditTable.COLUMNS)
        .select(ChainTable.POSITION, ChainTable.HASH, ChainTable.EVENT_ID)
        .from(ChainTable.CHAIN)
        .leftJoin(AuditTable.EVENTS)
        .on(ChainTable.EVENT_ID.eq(AuditTable.ID))
        .where(ChainTable.POSITION.gt(after))
        .orderBy(ChainTable.POSITION)
        .limit(most)
        .fetch(Walk::placed);
  }

  private static Placed placed(Record row) {
    boolean there = row.get(AuditTable.ID) != null;
    return new Placed(
        row.get(ChainTable.POSITION),
        row.get(ChainTable.EVENT_ID),
        row.get(ChainTable.HASH),
        there ? AuditRecord.of(row) : null,
        there ? Objects.requireNonNull(row.get(AuditTable.MAC)) : "");
  }

  void fault(Fault.Kind kind, long position, String what) {
    faults.add(new Fault(kind, position, what));
  }

  /** A statement that is there. */
  void signed(Head head, boolean ours) {
    if (ours) {
      signed.put(head.position(), head.hash());
    } else {
      String what = "the signed " + head.kind().word() + " is not one of ours, or was changed";
      fault(Fault.Kind.HEAD, head.position(), what);
    }
  }

  /** Starts behind what was removed on purpose. */
  void begin(Optional<Head> anchor) {
    anchor
        .filter(head -> head.hash().equals(signed.get(head.position())))
        .ifPresent(head -> {
          expected = head.position() + 1;
          first = expected;
          previous = head.hash();
          met.add(head.position());
        });
  }

  void step(Placed placed) {
    records++;
    if (placed.position() != expected) {
      gap(placed.position());
    }
    AuditRecord record = placed.record();
    if (record == null) {
      String what = "the record " + placed.event() + " is gone";
      fault(Fault.Kind.REMOVED, placed.position(), what);
    } else {
      judge(placed, record);
    }
    head(placed);
    previous = placed.hash();
    expected = placed.position() + 1;
  }

  private void gap(long position) {
    if (position < expected) {
      String what = "stands before the first record that there may be";
      fault(Fault.Kind.INSERTED, position, what);
    } else {
      String what = "the records from here to " + (position - 1) + " are gone";
      fault(Fault.Kind.REMOVED, expected, what);
    }
    // What it followed is not known: its hash is taken as it stands.
    previous = null;
  }

  private void judge(Placed placed, AuditRecord record) {
    boolean ours = genuine.test(record, placed.mac());
    boolean fits = previous == null || record.hash(previous).equals(placed.hash());
    if (!ours) {
      fault(
          fits ? Fault.Kind.INSERTED : Fault.Kind.CHANGED,
          placed.position(),
          record + (fits ? " was not written by us" : " is not what was written"));
    } else if (!fits) {
      String what = record + " is genuine, but does not belong here, or its hash was changed";
      fault(Fault.Kind.MOVED, placed.position(), what);
    }
  }

  private void head(Placed placed) {
    String hash = signed.get(placed.position());
    if (hash != null) {
      met.add(placed.position());
      if (!hash.equals(placed.hash())) {
        String what = "the chain is another than the one that was signed here";
        fault(Fault.Kind.HEAD, placed.position(), what);
      }
    }
  }

  /** Looks at what was signed and is not there. */
  void end() {
    signed.keySet().stream()
        .filter(position -> position >= expected)
        .max(Long::compare)
        .filter(position -> !met.contains(position))
        .ifPresent(position ->
            fault(
                Fault.Kind.TRUNCATED,
                expected,
                "the chain ends before this place, but was signed up to " + position));
  }

  long first() {
    return first;
  }

  long last() {
    return expected - 1;
  }

  long records() {
    return records;
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }
}
