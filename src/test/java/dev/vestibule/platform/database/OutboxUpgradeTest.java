package dev.vestibule.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The migration that lets text messages into the outbox keeps the mails that wait there. */
@Tag("sqlite")
class OutboxUpgradeTest {
  private static final String ROW =
      "insert into outbox (id, channel, event, recipient, language, content, message_id, state,"
          + " created_at) values (?, ?, 'activation', 'a@b.c', 'en', x'0102', ?, 'queued',"
          + " '2026-01-01T00:00:00.000000Z')";

  @TempDir Path data;

  @Test
  void waitingMailsStay() {
    Settings settings =
        ((Loaded) SettingsReader.read(Sources.ofFlags("--data=" + data))).settings();
    try (Database database = Database.open(settings)) {
      Flyway.configure()
          .dataSource(database.writer())
          .locations("classpath:db/migration/sqlite")
          .target("2")
          .load()
          .migrate();
      int _ = database.write(tx -> tx.sql().execute(ROW, "1", "mail", "<1@b.c>"));
      new Migrations(database).apply();
      assertThat(
              database.<String>read(sql ->
                  sql.fetchSingle("select id || channel || message_id || hex(content) from outbox")
                      .get(0, String.class)))
          .isEqualTo("1mail<1@b.c>0102");
      int _ = database.write(tx -> tx.sql().execute(ROW, "2", "sms", "2"));
      assertThatThrownBy(() -> database.write(tx -> tx.sql().execute(ROW, "3", "pigeon", "3")))
          .hasMessageContaining("CHECK");
    }
  }
}
