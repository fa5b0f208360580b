package dev.vestibule.core.audit;

import dev.vestibule.platform.database.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Chained records as JSON lines, for exports and streams: {@code {"hash":…,"position":…,
 * "record":{…}}}, where the record is the very text that was hashed.
 */
final class Lines {
  private final Database database;
  private final Reveal reveal;
  private final boolean personal;

  /**
   * @param personal whether what is personal stands beside, opened
   */
  Lines(Database database, Reveal reveal, boolean personal) {
    this.database = database;
    this.reveal = reveal;
    this.personal = personal;
  }

  /** A record's place with its line. */
  record Line(long position, String text) {}

  /** The next lines after a place. */
  List<Line> after(long position, int most) {
    List<? extends Record> rows =
        database.read(sql ->
            sql.select(AuditTable.COLUMNS)
                .select(ChainTable.POSITION, ChainTable.HASH)
                .from(ChainTable.CHAIN)
                .join(AuditTable.EVENTS)
                .on(ChainTable.EVENT_ID.eq(AuditTable.ID))
                .where(ChainTable.POSITION.gt(position))
                .orderBy(ChainTable.POSITION)
                .limit(most)
                .fetch());
    List<AuditRecord> records = rows.stream().map(AuditRecord::of).toList();
    Map<String, Map<String, String>> opened = personal ? reveal.of(records) : Map.of();
    return rows.stream().map(row -> line(row, opened)).toList();
  }

  private static Line line(Record row, Map<String, Map<String, String>> opened) {
    AuditRecord record = AuditRecord.of(row);
    long position = Objects.requireNonNull(row.get(ChainTable.POSITION));
    Map<String, @Nullable Object> members = new HashMap<>();
    members.put("position", position);
    members.put("hash", row.get(ChainTable.HASH));
    members.put("record", new CanonicalJson.Raw(record.canonical()));
    Optional.ofNullable(opened.get(record.id()))
        .ifPresent(p -> members.put("personal", new CanonicalJson.Raw(CanonicalJson.object(p))));
    return new Line(position, CanonicalJson.object(members));
  }
}
