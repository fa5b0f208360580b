package dev.vestibule.platform.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Takes a stream apart into lines of bytes. */
final class LineReader {
  /** Far more than the largest picture needs. */
  private static final int LONGEST = 64 * 1024 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int filled;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line without its end; null after the last. */
  byte @Nullable [] next() throws IOException {
    line.reset();
    while (true) {
      int start = at;
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
      line.write(buffer, start, at - start);
      if (at < filled) {
        at++;
        return line.toByteArray();
      }
      if (line.size() > LONGEST) {
        throw new BackupException("the file was changed: a line has no end");
      }
      at = 0;
      filled = in.read(buffer);
      if (filled < 0) {
        filled = 0;
        return atEnd();
      }
    }
  }

  private byte @Nullable [] atEnd() {
    if (line.size() > 0) {
      throw new BackupException("the file is cut off");
    }
    return null;
  }
}
