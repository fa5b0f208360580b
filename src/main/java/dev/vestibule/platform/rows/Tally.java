package dev.vestibule.platform.rows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts the rows of a table and digests their lines (SHA-256), in the order of their keys. */
public final class Tally {
  private final MessageDigest digest = sha256();
  private long rows;

  /** A new SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a row's line, which has no line end. */
  public void add(byte[] line) {
    rows++;
    digest.update(line);
    digest.update((byte) '\n');
  }

  void add(String line) {
    add(line.getBytes(StandardCharsets.UTF_8));
  }

  public long rows() {
    return rows;
  }

  /** What came together; the tally ends with it. */
  public Sum sum(String table, long last) {
    return new Sum(table, rows, last, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * What a table holds.
   *
   * @param last the last number that the database gave to a row; 0 where it counts none
   * @param sha256 of all lines, in lower-case hexadecimal characters
   */
  public record Sum(String table, long rows, long last, String sha256) {
    /** Whether the rows are the same. */
    public boolean sameRows(Sum other) {
      return rows == other.rows && sha256.equals(other.sha256);
    }
  }
}
