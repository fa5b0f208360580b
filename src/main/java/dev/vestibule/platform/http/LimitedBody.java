package dev.vestibule.platform.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may be read up to a limit, whatever its headers say; errors are unchecked. */
final class LimitedBody extends FilterInputStream {
  private final int limit;
  private long read;

  /**
   * Begins to count.
   *
   * @param length what Content-Length says, negative when it says nothing
   */
  LimitedBody(InputStream body, long length, int limit) {
    super(body);
    this.limit = limit;
    this.read = length > limit ? length : 0;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    check();
    try {
      int count = super.read(into, offset, length);
      read += Math.max(0, count);
      check();
      return count;
    } catch (BodyTooLargeException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new BrokenBodyException(e);
    }
  }

  @Override
  public long skip(long wanted) throws IOException {
    return readNBytes((int) Math.clamp(wanted, 0, 8192)).length;
  }

  private void check() {
    if (read > limit) {
      throw new BodyTooLargeException(limit);
    }
  }
}
