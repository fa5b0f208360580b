package dev.vestibule.platform.backup;

import dev.vestibule.platform.crypto.PassphraseKey;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.crypto.SealedChunks;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** What is around a backup's lines: gzip, and around that the seal of a passphrase. */
final class Envelope {
  private static final byte[] SEALED = "VESTIBULE BACKUP 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT = 16;
  private static final int HEADER = SEALED.length + SALT + 3 * Integer.BYTES;
  private static final int BUFFER = 64 * 1024;

  private Envelope() {}

  /** Whether a passphrase is needed to read the file. */
  static boolean sealed(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(SEALED.length), SEALED);
    }
  }

  /** Wraps what is written to the file. */
  static OutputStream wrap(OutputStream file, Optional<String> passphrase) throws IOException {
    OutputStream out = new BufferedOutputStream(file, BUFFER);
    if (passphrase.isPresent()) {
      out = seal(out, passphrase.get());
    }
    return new BufferedOutputStream(new GZIPOutputStream(out, BUFFER), BUFFER);
  }

  private static OutputStream seal(OutputStream out, String passphrase) throws IOException {
    PassphraseKey.Cost cost = PassphraseKey.USUAL;
    byte[] salt = RandomSecrets.bytes(SALT);
    byte[] header =
        ByteBuffer.allocate(HEADER)
            .put(SEALED)
            .put(salt)
            .putInt(cost.memoryKib())
            .putInt(cost.iterations())
            .putInt(cost.lanes())
            .array();
    out.write(header);
    byte[] key = PassphraseKey.derive(passphrase, salt, cost);
    return new SealingStream(out, SealedChunks.sealing(key, header));
  }

  /**
   * The lines of the file.
   *
   * @throws BackupException when the file is sealed and there is no passphrase, or not a backup
   */
  static InputStream open(Path file, Optional<String> passphrase) throws IOException {
    boolean sealed = sealed(file);
    if (sealed && passphrase.isEmpty()) {
      throw new BackupException("the backup is encrypted: its passphrase is needed");
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      return new WholeGzip(sealed ? unseal(in, passphrase.orElseThrow()) : in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream unseal(InputStream in, String passphrase) throws IOException {
    byte[] header = in.readNBytes(HEADER);
    if (header.length < HEADER) {
      throw new BackupException("the file is cut off");
    }
    ByteBuffer rest = ByteBuffer.wrap(header, SEALED.length, HEADER - SEALED.length);
    byte[] salt = new byte[SALT];
    rest.get(salt);
    var cost = new PassphraseKey.Cost(rest.getInt(), rest.getInt(), rest.getInt());
    if (!cost.bearable()) {
      throw new BackupException("the file was changed: its key costs more than any that is made");
    }
    byte[] key = PassphraseKey.derive(passphrase, salt, cost);
    return new OpeningStream(in, SealedChunks.opening(key, header));
  }
}
