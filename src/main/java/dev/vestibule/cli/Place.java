package dev.vestibule.cli;

import dev.vestibule.platform.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the database is. */
record Place(Settings settings) {
  private static final String FILE = "jdbc:sqlite:";

  /** Whether it would have to be made first, as opening SQLite's file does. */
  boolean missing() {
    String url = settings.databaseUrl();
    return url.startsWith(FILE) && Files.notExists(Path.of(url.substring(FILE.length())));
  }
}
