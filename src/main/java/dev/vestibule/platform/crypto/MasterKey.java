package dev.vestibule.platform.crypto;

import dev.vestibule.platform.config.Mode;
import dev.vestibule.platform.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

/** The one key that wraps all others: 32 bytes, from the environment or a file of its owner's. */
public final class MasterKey {
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private static final FileAttribute<?> OWNER_ALONE_FILE =
      PosixFilePermissions.asFileAttribute(OWNER_ALONE);

  private final byte[] key;

  private MasterKey(byte[] key) {
    this.key = key;
  }

  /**
   * The key that the settings name; in development a missing file is made.
   *
   * @throws IllegalStateException when there is none, or it is not 32 bytes in base64
   */
  public static MasterKey load(Settings settings) {
    return settings
        .secrets()
        .masterKey()
        .map(text -> decode(text, "secrets.master-key"))
        .orElseGet(() -> fromFile(settings.masterKeyFile(), settings.mode()));
  }

  /** Whether nobody but the owner may read the file. */
  public static boolean ownerAlone(Path file) throws IOException {
    return OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file));
  }

  /** Whether there is one; {@link #load} would make it in development. */
  public static boolean present(Settings settings) {
    return settings.secrets().masterKey().isPresent() || Files.exists(settings.masterKeyFile());
  }

  /**
   * A key as it was written down.
   *
   * @throws IllegalStateException when it is not 32 bytes in base64
   */
  public static MasterKey of(String text) {
    return decode(text, "the master key");
  }

  /** The key in base64, to be kept as well as the key itself. */
  public String text() {
    return Base64.getEncoder().encodeToString(key);
  }

  /** Writes the key into the file that the settings name, unless there is one. */
  public void keep(Settings settings) {
    try {
      write(settings.masterKeyFile(), text());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + settings.masterKeyFile(), e);
    }
  }

  /** Seals what must be opened before there is a database to ask for other keys. */
  public byte[] seal(byte[] plain, String context) {
    return Sealing.seal(key, plain, context);
  }

  /**
   * Opens what {@link #seal} sealed.
   *
   * @throws UnreadableSecretException when another key sealed it
   */
  public byte[] open(byte[] sealed, String context) {
    return Sealing.open(key, sealed, context);
  }

  private static MasterKey fromFile(Path file, Mode mode) {
    try {
      if (mode == Mode.DEVELOPMENT && Files.notExists(file)) {
        write(file, Base64.getEncoder().encodeToString(RandomSecrets.bytes(BYTES)));
      }
      requireOwnerAlone(file);
      return decode(Files.readString(file).strip(), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the master key file " + file, e);
    }
  }

  private static void requireOwnerAlone(Path file) throws IOException {
    if (!ownerAlone(file)) {
      throw new IllegalStateException(
          "others may read the master key file " + file + ": run chmod 600 on it");
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path written = Files.createTempFile(folder, "master", ".new", OWNER_ALONE_FILE);
    try {
      Files.writeString(written, text + "\n");
      // Appears whole or not at all, and never replaces a key that another process just made.
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException e) {
      return;
    } finally {
      Files.delete(written);
    }
  }

  private static MasterKey decode(String text, String source) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(source + " is not base64", e);
    }
    if (key.length != BYTES) {
      throw new IllegalStateException(source + " must be 32 bytes in base64, not " + key.length);
    }
    return new MasterKey(key);
  }
}
