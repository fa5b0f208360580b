package dev.vestibule.platform.backup;

import dev.vestibule.platform.rows.RowTable;
import dev.vestibule.platform.rows.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a backup's lines once from beginning to end, and believes none of its sums. */
final class BackupReader {
  /** What becomes of what is read. */
  interface Sink {
    /** A table begins. */
    void table(RowTable table);

    /** One row of it. */
    void row(JsonNode row, int characters);

    /** The table is over and is what it says. */
    void end(RowTable table, Tally.Sum sum);
  }

  private final LineReader lines;
  private final MessageDigest whole = Tally.sha256();
  private final MessageDigest content = Tally.sha256();
  private long rows;

  BackupReader(InputStream in) {
    this.lines = new LineReader(in);
  }

  /** The first line; to be called first. */
  Manifest manifest() throws IOException {
    try {
      return Manifest.of(json(counted()));
    } catch (NullPointerException | JacksonException | IllegalArgumentException e) {
      throw new BackupException("the file is not a backup of Vestibule's", e);
    }
  }

  /**
   * Everything else.
   *
   * @throws BackupException when anything is not as it was written
   */
  Totals rows(Manifest manifest, Sink sink) throws IOException {
    for (RowTable table : manifest.tables()) {
      expect(json(counted()).path("table").asString(""), table.name());
      sink.table(table);
      Tally.Sum sum = table(table, sink);
      rows += sum.rows();
      content.update(BackupWriter.contentLine(sum));
      sink.end(table, sum);
    }
    return last(manifest.tables().size());
  }

  private Tally.Sum table(RowTable table, Sink sink) throws IOException {
    Tally tally = new Tally();
    byte[] line = counted();
    while (line.length > 0 && line[0] == '[') {
      tally.add(line);
      sink.row(json(line), line.length);
      line = counted();
    }
    JsonNode end = json(line);
    Tally.Sum sum = tally.sum(table.name(), end.path("last").asLong(0));
    expect(end.path("end").asString(""), table.name());
    expect(end.path("rows").asString(""), Long.toString(sum.rows()));
    expect(end.path("sha256").asString(""), sum.sha256());
    return sum;
  }

  private Totals last(int tables) throws IOException {
    byte[] line = lines.next();
    if (line == null) {
      throw new BackupException("the file is cut off");
    }
    JsonNode last = json(line);
    Totals totals = new Totals(tables, rows, BackupWriter.hex(content));
    expect(last.path("rows").asString(""), Long.toString(rows));
    expect(last.path("content").asString(""), totals.content());
    expect(last.path("sha256").asString(""), BackupWriter.hex(whole));
    if (lines.next() != null) {
      throw new BackupException("the file goes on behind its end");
    }
    return totals;
  }

  private byte[] counted() throws IOException {
    byte[] line = lines.next();
    if (line == null) {
      throw new BackupException("the file is cut off");
    }
    whole.update(line);
    whole.update((byte) '\n');
    return line;
  }

  private static JsonNode json(byte[] line) {
    try {
      return JsonMapper.shared().readTree(line);
    } catch (JacksonException e) {
      throw new BackupException("the file was changed: a line is not what it was", e);
    }
  }

  private static void expect(String found, String right) {
    if (!found.equals(right)) {
      throw new BackupException(
          "the file was changed: it says '" + found + "' where '" + right + "' is right");
    }
  }
}
