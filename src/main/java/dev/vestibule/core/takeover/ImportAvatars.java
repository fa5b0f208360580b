package dev.vestibule.core.takeover;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.media.Avatars;
import dev.vestibule.core.takeover.Finding.Remark;
import dev.vestibule.platform.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Avatars from a project's MEDIA_ROOT, drawn anew like every uploaded one. */
final class ImportAvatars {
  private static final long LARGEST = 5L << 20;

  private final Path root;
  private final Database database;
  private final Accounts accounts;
  private final Avatars avatars;
  private final AvatarImages images = new AvatarImages();

  /**
   * @throws IllegalArgumentException when the folder is not there
   */
  ImportAvatars(Path root, Database database, Accounts accounts, Avatars avatars) {
    try {
      this.root = root.toRealPath();
    } catch (IOException e) {
      throw new IllegalArgumentException("there is no folder " + root, e);
    }
    this.database = database;
    this.accounts = accounts;
    this.avatars = avatars;
  }

  /** Takes one over; answers why not, when it could not. */
  Optional<Remark> take(long account, String name) {
    Optional<AvatarImages.Decoded> decoded = decode(name);
    if (decoded.isEmpty()) {
      return Optional.of(new Remark("avatar", name + " is no picture that can be read", ""));
    }
    database.write(tx -> {
      // Whoever has chosen another one here meanwhile keeps it.
      boolean bare = accounts.byId(tx.sql(), account).map(Account::avatar).isEmpty();
      if (bare) {
        Accounts.bringAvatar(tx, account, avatars.put(tx, account, decoded.get()));
      }
      return bare;
    });
    return Optional.empty();
  }

  private Optional<AvatarImages.Decoded> decode(String name) {
    try {
      // A row of the former database must not reach any other file of this machine.
      Path file = root.resolve(name).toRealPath();
      if (!file.startsWith(root) || !Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      return images.decode(Files.readAllBytes(file)) instanceof AvatarImages.Decoded picture
          ? Optional.of(picture)
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
