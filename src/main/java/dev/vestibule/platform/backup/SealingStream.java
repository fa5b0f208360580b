package dev.vestibule.platform.backup;

import dev.vestibule.platform.crypto.SealedChunks;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Seals what is written, a chunk at a time; the last one is known when it closes. */
final class SealingStream extends FilterOutputStream {
  private final SealedChunks chunks;
  private final byte[] plain = new byte[SealedChunks.PLAIN];
  private int filled;
  private boolean closed;

  SealingStream(OutputStream out, SealedChunks chunks) {
    super(out);
    this.chunks = chunks;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (filled == plain.length) {
        out.write(chunks.next(plain, filled, false));
        filled = 0;
      }
      int part = Math.min(length - done, plain.length - filled);
      System.arraycopy(bytes, from + done, plain, filled, part);
      filled += part;
      done += part;
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      out.write(chunks.next(plain, filled, true));
      out.close();
    }
  }
}
