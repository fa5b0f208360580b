package dev.vestibule.platform.backup;

import dev.vestibule.platform.crypto.SealedChunks;
import dev.vestibule.platform.crypto.UnreadableSecretException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Opens what {@link SealingStream} sealed; nothing is handed out that was not authenticated. */
final class OpeningStream extends InputStream {
  private final PushbackInputStream in;
  private final SealedChunks chunks;
  private final byte[] sealed = new byte[SealedChunks.PLAIN + SealedChunks.TAG];
  private byte[] plain = new byte[0];
  private int at;
  private boolean begun;
  private boolean last;

  OpeningStream(InputStream in, SealedChunks chunks) {
    this.in = new PushbackInputStream(in);
    this.chunks = chunks;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (at == plain.length && !next()) {
      return -1;
    }
    int part = Math.min(length, plain.length - at);
    System.arraycopy(plain, at, into, from, part);
    at += part;
    return part;
  }

  /** Tells gzip that there may be more, so that it looks behind its end. */
  @Override
  public int available() {
    return plain.length - at;
  }

  private boolean next() throws IOException {
    if (last) {
      return false;
    }
    int length = in.readNBytes(sealed, 0, sealed.length);
    int behind = in.read();
    last = behind < 0;
    if (!last) {
      in.unread(behind);
    }
    try {
      plain = chunks.next(sealed, length, last);
    } catch (UnreadableSecretException e) {
      throw new BackupException(
          begun
              ? "the file was changed or cut off since it was written"
              : "the passphrase is not the right one, or the file was changed",
          e);
    }
    begun = true;
    at = 0;
    return plain.length > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
