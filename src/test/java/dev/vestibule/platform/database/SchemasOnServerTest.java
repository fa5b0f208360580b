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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite's migrations and those of the server that tests run on end at the same schema. */
class SchemasOnServerTest {
  /** For a reference, for locks of few rows, and in place of an index of some rows. */
  private static final Set<String> MARIADB_ALONE =
      Set.of(
          "api_keys index [created_by] ",
          "bulk_jobs index [account_id] ",
          "refresh_tokens index [successor, revoked_at] ");

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

  /** MariaDB has no index for some rows alone, and one for each reference. */
  private static Set<String> wholeIndexes(Set<String> shape) {
    return shape.stream()
        .map(line -> line.replaceFirst("( index \\[.*?] (unique )?).*", "$1"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void sayTheSame() throws SQLException {
    Set<String> sqlite = migrated("--data=" + data);
    Set<String> server = migrated("--data=" + data, "--database-url=" + TestDatabase.empty());
    assertThat(sqlite)
        .hasSizeGreaterThan(200)
        .contains(
            "sessions.account_id references accounts.id, on delete 0",
            "avatars index [account_id, field] unique ",
            "accounts checks 1",
            "outbox checks 2",
            "accounts index [deletion_due_at] deletion_due_at is not null");
    boolean mariadb = TestDatabase.isMariadb();
    Set<String> comparable = mariadb ? wholeIndexes(sqlite) : sqlite;
    assertThat(without(comparable, server))
        .as("in SQLite alone")
        .isEqualTo(mariadb ? Set.of("refresh_tokens index [revoked_at] ") : Set.of());
    assertThat(without(server, comparable))
        .as("on the server alone")
        .isEqualTo(mariadb ? MARIADB_ALONE : Set.of());
  }
}
