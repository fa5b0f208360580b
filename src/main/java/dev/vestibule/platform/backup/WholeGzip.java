package dev.vestibule.platform.backup;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads gzip (RFC 1952) as this house writes it and nothing else: no other header, and nothing
 * behind the end, which the platform's class would both overlook.
 */
final class WholeGzip extends InputStream {
  /** No name, no time, no comment, unknown system. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private static final int TRAILER = 8;

  private final Counting under;
  private final Measured inner;
  private boolean ended;

  WholeGzip(InputStream in) throws IOException {
    byte[] header = in.readNBytes(HEADER.length);
    if (!Arrays.equals(header, HEADER)) {
      throw new BackupException("the file is not a backup, or was changed");
    }
    this.under = new Counting(new SequenceInputStream(new ByteArrayInputStream(header), in));
    this.inner = new Measured(under);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (ended) {
      return -1;
    }
    int count;
    try {
      count = inner.read(into, from, length);
    } catch (EOFException e) {
      throw new BackupException("the file is cut off", e);
    } catch (ZipException e) {
      throw new BackupException("the file was changed: " + e.getMessage(), e);
    }
    if (count < 0) {
      ended = true;
      end();
    }
    return count;
  }

  private void end() throws IOException {
    under.transferTo(OutputStream.nullOutputStream());
    if (under.count != HEADER.length + inner.packed() + TRAILER) {
      throw new BackupException("the file goes on behind its end");
    }
  }

  @Override
  public void close() throws IOException {
    inner.close();
  }

  /** Knows how much of what it was given belonged to it. */
  private static final class Measured extends GZIPInputStream {
    Measured(InputStream in) throws IOException {
      super(in, 1 << 16);
    }

    long packed() {
      return inf.getBytesRead();
    }
  }

  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
