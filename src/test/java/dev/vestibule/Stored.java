package dev.vestibule;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What a database keeps, and what it cannot keep: in the words of the one that tests run on. */
public final class Stored {
  private Stored() {}

  /** Everything that is kept: SQLite's files byte for byte, elsewhere each value of each table. */
  public static String everything(Database database, Path data) {
    return TestDatabase.isServer() ? database.read(Stored::values) : files(data);
  }

  private static String files(Path data) {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(f -> f.toString().contains("sqlite3")).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }

  private static String values(DSLContext sql) {
    List<String> tables =
        sql.fetch(
                TestDatabase.isMariadb()
                    ? "show tables"
                    : "select tablename from pg_tables where schemaname = current_schema()")
            .getValues(0, String.class);
    return tables.stream()
        .flatMap(table -> sql.fetch("select * from " + table).stream())
        .flatMap(row -> Arrays.stream(row.intoArray()))
        .map(Stored::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }

  /** From here on each change of the table's rows fails with these words. */
  public static void refuseChanges(Transaction tx, String table, String words) {
    if (TestDatabase.isPostgresql()) {
      tx.sql()
          .execute(
              "create function trouble() returns trigger language plpgsql as"
                  + " 'begin raise exception ''%s''; end'".formatted(words));
      tx.sql()
          .execute(
              "create trigger trouble before update on %s for each row execute function trouble()"
                  .formatted(table));
    } else if (TestDatabase.isMariadb()) {
      tx.sql()
          .execute(
              "create trigger trouble before update on %s for each row signal sqlstate '45000' set message_text = '%s'"
                  .formatted(table, words));
    } else {
      tx.sql()
          .execute(
              "create trigger trouble before update on %s begin select raise(abort, '%s'); end"
                  .formatted(table, words));
    }
  }

  /** Takes {@link #refuseChanges} back. */
  public static void allowChanges(Transaction tx, String table) {
    tx.sql().execute("drop trigger trouble" + (TestDatabase.isPostgresql() ? " on " + table : ""));
  }
}
