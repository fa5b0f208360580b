package dev.vestibule.platform.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may be read up to a limit, whatever its headers say. */
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
  public int read() throws IOException {
    check();
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    check();
    int count = super.read(into, offset, length);
    count(count);
    return count;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(wanted);
    count(skipped);
    return skipped;
  }

  private void count(long more) {
    read += Math.max(0, more);
    check();
  }

  private void check() {
    if (read > limit) {
      throw new BodyTooLargeException(limit);
    }
  }
}
