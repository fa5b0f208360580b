package dev.vestibule.core.audit;

import dev.vestibule.platform.database.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines that were exported or streamed earlier, held against the chain as it is now. */
final class Exported {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 500;

  private static final Entry BEGINNING = new Entry(0, AuditRecord.GENESIS, "");

  private final Database database;
  private final Walk walk;
  private @Nullable Entry before;

  Exported(Database database, Walk walk) {
    this.database = database;
    this.walk = walk;
  }

  /**
   * A line.
   *
   * @param canonical the text of its record
   */
  private record Entry(long position, String hash, String canonical) {}

  /** Answers how many were compared. */
  long compare(BufferedReader file) throws IOException {
    long anchored = database.read(Heads::anchor).map(Heads.Head::position).orElse(0L);
    long compared = 0;
    List<Entry> some = new ArrayList<>();
    for (String line = file.readLine(); line != null; line = file.readLine()) {
      if (!line.isBlank()) {
        parsed(line).ifPresent(some::add);
      }
      if (some.size() == PAGE) {
        compared += compare(some, anchored);
        some.clear();
      }
    }
    return compared + compare(some, anchored);
  }

  private long compare(List<Entry> some, long anchored) {
    Map<Long, String> ours = hashes(some);
    for (Entry entry : some) {
      itself(entry);
      String hash = ours.get(entry.position());
      if (hash == null && entry.position() > anchored) {
        String what = "the file has a record here, the chain has none any more";
        walk.fault(Fault.Kind.TRUNCATED, entry.position(), what);
      } else if (hash != null && !hash.equals(entry.hash())) {
        String what = "the chain is another than the one in the file";
        walk.fault(Fault.Kind.CHANGED, entry.position(), what);
      }
      before = entry;
    }
    return some.size();
  }

  /** Whether the file itself is whole; a stream may bring a line twice. */
  private void itself(Entry entry) {
    Entry last = before == null ? BEGINNING : before;
    if (entry.position() == last.position() + 1
        && !AuditRecord.hash(last.hash(), entry.canonical()).equals(entry.hash())) {
      String what = "this line of the file was changed";
      walk.fault(Fault.Kind.CHANGED, entry.position(), what);
    } else if (before != null && entry.position() > last.position() + 1) {
      String what = "the file lacks the lines from " + (last.position() + 1) + " to here";
      walk.fault(Fault.Kind.REMOVED, entry.position(), what);
    }
  }

  private Map<Long, String> hashes(List<Entry> some) {
    List<Long> positions = some.stream().map(Entry::position).toList();
    return positions.isEmpty()
        ? Map.of()
        : database.read(sql ->
            sql.select(ChainTable.POSITION, ChainTable.HASH)
                .from(ChainTable.CHAIN)
                .where(ChainTable.POSITION.in(positions))
                .fetchMap(ChainTable.POSITION, ChainTable.HASH));
  }

  private Optional<Entry> parsed(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      JsonNode record = json.path("record");
      return Optional.of(
          new Entry(
              json.path("position").longValue(),
              json.path("hash").stringValue(),
              canonical(record)));
    } catch (JacksonException | IllegalArgumentException unreadable) {
      walk.fault(Fault.Kind.CHANGED, 0, "a line of the file is no record of ours");
      return Optional.empty();
    }
  }

  private static String canonical(JsonNode object) {
    Map<String, @Nullable Object> members = new HashMap<>();
    object
        .propertyStream()
        .forEach(member -> {
          JsonNode value = member.getValue();
          members.put(
              member.getKey(),
              value.isNull()
                  ? null
                  : value.isObject()
                      ? new CanonicalJson.Raw(canonical(value))
                      : value.stringValue());
        });
    return CanonicalJson.object(members);
  }
}
