package dev.vestibule.platform.backup;

import dev.vestibule.platform.rows.RowTable;
import dev.vestibule.platform.rows.Tally;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Writes the lines of a backup; docs/backup.md tells what each is. */
final class BackupWriter {
  private final OutputStream out;
  private final MessageDigest whole = Tally.sha256();
  private final MessageDigest content = Tally.sha256();
  private int tables;
  private long rows;

  BackupWriter(OutputStream out) {
    this.out = out;
  }

  void begin(Manifest manifest) {
    line(manifest.line());
  }

  void table(RowTable table) {
    line("{\"table\":\"" + table.name() + "\"}");
  }

  void row(String row) {
    line(row);
  }

  void end(Tally.Sum sum) {
    tables++;
    rows += sum.rows();
    content.update(contentLine(sum));
    line(
        "{\"end\":\"%s\",\"rows\":%d,\"last\":%d,\"sha256\":\"%s\"}"
            .formatted(sum.table(), sum.rows(), sum.last(), sum.sha256()));
  }

  /** Everything before the last line is digested in it. */
  Totals finish() {
    String checksum = hex(content);
    line(
        "{\"tables\":%d,\"rows\":%d,\"content\":\"%s\",\"sha256\":\"%s\"}"
            .formatted(tables, rows, checksum, hex(whole)));
    return new Totals(tables, rows, checksum);
  }

  /** The same for the same rows, whenever they were read and from whichever database. */
  static byte[] contentLine(Tally.Sum sum) {
    return (sum.table() + " " + sum.rows() + " " + sum.sha256() + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void line(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    whole.update(bytes);
    whole.update((byte) '\n');
    try {
      out.write(bytes);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
