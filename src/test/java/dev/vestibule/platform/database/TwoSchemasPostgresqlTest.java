package dev.vestibule.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestDatabase;
import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite's migrations and PostgreSQL's end at the same schema. */
class TwoSchemasPostgresqlTest {
  @TempDir Path data;

  private Set<String> migrated(String... flags) throws SQLException {
    try (Database database =
        Database.open(((Loaded) SettingsReader.read(Sources.ofFlags(flags))).settings())) {
      new Migrations(database).apply();
      assertThat(new Migrations(database).pending()).isEmpty();
      return Shape.of(database.writer());
    }
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  @Test
  void sayTheSame() throws SQLException {
    Set<String> sqlite = migrated("--data=" + data);
    Set<String> postgresql = migrated("--data=" + data, "--database-url=" + TestDatabase.empty());
    assertThat(without(sqlite, postgresql)).as("in SQLite alone").isEmpty();
    assertThat(without(postgresql, sqlite)).as("in PostgreSQL alone").isEmpty();
    assertThat(sqlite)
        .hasSizeGreaterThan(200)
        .contains(
            "sessions.account_id references accounts.id, on delete 0",
            "avatars index [account_id, field] unique ",
            "accounts checks 1",
            "outbox checks 2",
            "accounts index [deletion_due_at] deletion_due_at is not null");
  }
}
