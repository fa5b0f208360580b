package dev.vestibule.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestDatabase;
import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moments are what they were, wherever the machine takes itself to be. */
class MomentsTest {
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  private final TimeZone usual = TimeZone.getDefault();

  @TempDir Path data;

  /** Its clocks leap from two to three in the night of 8 March 2026. */
  @BeforeEach
  void goToNewYork() {
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
  }

  @AfterEach
  void goHome() {
    TimeZone.setDefault(usual);
  }

  private Database open() {
    List<String> flags =
        Stream.concat(Stream.of("--data=" + data), Stream.of(TestDatabase.flags(data))).toList();
    Loaded loaded = (Loaded) SettingsReader.read(Sources.ofFlags(flags.toArray(String[]::new)));
    Database database = Database.open(loaded.settings());
    new Migrations(database).apply();
    return database;
  }

  @Test
  void areKeptToTheMicrosecond() {
    List<Instant> moments =
        Stream.of(
                "2026-03-08T02:30:00.123456Z",
                "2026-11-01T06:30:00Z",
                "2026-07-01T23:59:59.999999Z")
            .map(Instant::parse)
            .toList();
    try (Database database = open()) {
      database.write(tx -> {
        for (Instant moment : moments) {
          tx.sql()
              .insertInto(DSL.table("wrapped_keys"))
              .set(DSL.field("name", String.class), moment.toString())
              .set(DSL.field("wrapped", byte[].class), new byte[] {0, 39, 92})
              .set(CREATED_AT, moment)
              .execute();
        }
        return moments;
      });
      for (Instant moment : moments) {
        String name =
            database.read(sql ->
                sql.select(DSL.field("name", String.class))
                    .from("wrapped_keys")
                    .where(CREATED_AT.eq(moment))
                    .fetchSingle()
                    .value1());
        assertThat(name).isEqualTo(moment.toString());
      }
      List<Instant> kept =
          database.read(sql -> sql.select(CREATED_AT).from("wrapped_keys").fetch(CREATED_AT));
      assertThat(kept).containsExactlyInAnyOrderElementsOf(moments);
    }
  }
}
