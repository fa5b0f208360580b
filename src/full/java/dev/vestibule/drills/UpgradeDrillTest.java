package dev.vestibule.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Alone;
import dev.vestibule.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database with the schema before the newest migration and many accounts is brought up to date
 * while others read from it, as the version before does.
 */
@Alone
class UpgradeDrillTest {
  private static final int ACCOUNTS = Drills.rounds(5_000, 100_000);

  /** Longer would be noticed. */
  private static final Duration UNNOTICED = Duration.ofSeconds(1);

  private static final String COLUMNS =
      "id, uuid, username, email, email_key, full_name, status, is_staff, joined_at, updated_at";

  @TempDir Path folder;

  @Test
  void accountsStayOnPostgresql() throws Exception {
    String url = TestDatabase.empty();
    holds(
        "postgresql",
        url,
        Map.of("database.url", url),
        "generate_series(1, %d) as n",
        "timestamptz '2026-03-01 10:00:00+00'");
  }

  @Test
  void accountsStayOnSqlite() throws Exception {
    holds(
        "sqlite",
        "jdbc:sqlite:" + folder.resolve("vestibule.sqlite3"),
        Map.of(),
        "(with recursive s(n) as (select 1 union all select n + 1 from s where n < %d)"
            + " select n from s)",
        "'2026-03-01T10:00:00.000000Z'");
  }

  private void holds(
      String vendor, String url, Map<String, String> settings, String numbers, String moment)
      throws Exception {
    String former = migrateToTheFormer(vendor, url);
    Books books = new Books(url);
    books.change(
        ("insert into accounts (uuid, username, email, email_key, full_name, status, joined_at,"
             + " updated_at, username_key, name_key, email_order) select '00000000-0000-4000-8000-'"
             + " || (100000000000 + n), 'name' || n, 'Name' || n || '@example.org', 'name' || n ||"
             + " '@example.org', 'Élodie ' || n, 'active', %s, %s, 'name' || n, 'élodie ' || n,"
             + " 'name' || n || '@example.org' from "
                + numbers)
            .formatted(moment, moment, ACCOUNTS));
    String before = checksum(books);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accounts", ACCOUNTS);
    figures.put("from version", former);
    try (Reader reader = new Reader(books)) {
      long began = System.nanoTime();
      NodeProcess.run(folder, settings, "", "migrate");
      figures.put("ms of the migration", Duration.ofNanos(System.nanoTime() - began).toMillis());
      try (NodeProcess node = NodeProcess.start(folder, settings)) {
        figures.put("ms until the new version was ready", node.ready().toMillis());
      }
      figures.put("longest read ms", reader.longest().toMillis());
      assertThat(reader.reads()).as("reads").isPositive();
      assertThat(reader.longest()).isLessThan(UNNOTICED);
    }
    Results.keep("upgrade-" + vendor, figures);
    assertThat(checksum(books)).isEqualTo(before);
    assertThat(books.strings("select max(cast(version as integer)) from flyway_schema_history"))
        .isNotEqualTo(List.of(former));
  }

  /** Makes the schema of the version before; answers which that is. */
  private static String migrateToTheFormer(String vendor, String url) {
    FluentConfiguration flyway =
        Flyway.configure()
            .dataSource(url, null, null)
            .locations("classpath:db/migration/" + vendor);
    MigrationInfo[] all = flyway.load().info().all();
    String former = all[all.length - 2].getVersion().getVersion();
    flyway.target(former).load().migrate();
    return former;
  }

  private static String checksum(Books books) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    String row =
        String.join(
            " || '|' || ", Arrays.stream(COLUMNS.split(", ")).map(UpgradeDrillTest::text).toList());
    List<String> rows = books.strings("select " + row + " from accounts order by id");
    assertThat(rows).hasSize(ACCOUNTS);
    rows.forEach(each -> digest.update(each.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String text(String column) {
    return "cast(" + column + " as text)";
  }

  /** Reads accounts by their numbers, one after the other, until it is closed. */
  private static final class Reader implements AutoCloseable {
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final Thread thread;

    Reader(Books books) {
      this.thread = Thread.ofPlatform().start(() -> read(books));
    }

    private void read(Books books) {
      while (!ending.get()) {
        int id = ThreadLocalRandom.current().nextInt(1, ACCOUNTS + 1);
        long began = System.nanoTime();
        books.strings("select username from accounts where id = " + id);
        longest.accumulateAndGet(System.nanoTime() - began, Math::max);
        reads.incrementAndGet();
      }
    }

    Duration longest() {
      return Duration.ofNanos(longest.get());
    }

    long reads() {
      return reads.get();
    }

    @Override
    public void close() throws InterruptedException {
      ending.set(true);
      thread.join();
    }
  }
}
