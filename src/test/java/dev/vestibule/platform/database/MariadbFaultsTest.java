package dev.vestibule.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestDatabase;
import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a MariaDB is told before it does harm. */
@Tag("mariadb")
class MariadbFaultsTest {
  @TempDir Path data;

  private Database open(String url) {
    String[] flags = {"--data=" + data, "--database-url=" + url};
    return Database.open(((Loaded) SettingsReader.read(Sources.ofFlags(flags))).settings());
  }

  @Test
  void aNewDatabaseHasNone() {
    try (Database database = open(TestDatabase.url(data))) {
      assertThat(database.damage()).isEmpty();
      assertThat(database.product()).matches("MariaDB \\d+\\.\\d+\\.\\d+");
    }
  }

  @Test
  void aConvertedTableIsNamed() {
    try (Database database = open(TestDatabase.url(data))) {
      database.write(tx ->
          tx.sql()
              .execute("alter table outbox convert to character set utf8mb4 collate utf8mb4_bin"));
      assertThat(database.damage()).containsExactly("not InnoDB with utf8mb4_nopad_bin: outbox");
    }
  }

  private static String poor(String url) {
    return url.replaceFirst("[?].*", "?user=poor&password=poor");
  }

  @Test
  void missingRightsAreNamed() {
    String url = TestDatabase.empty();
    String name = url.replaceFirst("[?].*", "").replaceFirst(".*/", "");
    try (Database database = open(url)) {
      List.of(
              "create or replace user poor@'%' identified by 'poor'",
              "grant select, insert, update, delete on " + name + ".* to poor@'%'")
          .forEach(command -> database.write(tx -> tx.sql().execute(command)));
      try (Database poor = open(poor(url))) {
        assertThat(poor.damage())
            .containsExactly("its user may not ALTER, CREATE, DROP, INDEX, REFERENCES, TRIGGER");
      }
      database.write(tx -> tx.sql().execute("drop user poor@'%'"));
    }
  }
}
