package dev.vestibule.platform.backup;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.rows.AllTables;
import dev.vestibule.platform.rows.Contents;
import dev.vestibule.platform.rows.RowReader;
import dev.vestibule.platform.rows.RowTable;
import dev.vestibule.platform.rows.RowWriter;
import dev.vestibule.platform.rows.Tally;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Puts a backup into a database, which has it whole in the end or is as it was: everything is
 * written in one transaction, and that is kept only when what the database gives back has the
 * checksums of the file.
 */
public final class RestoreBackup {
  private final ReadBackup backup;
  private final Database database;

  public RestoreBackup(ReadBackup backup, Database database) {
    this.backup = backup;
    this.database = database;
  }

  /**
   * Looks whether the database may take the backup, and changes nothing.
   *
   * @param replace whether rows that are there may go
   * @throws BackupException when not
   */
  public void prepare(Manifest manifest, boolean replace) {
    if (manifest.schema() > Migrations.latest()) {
      throw new BackupException(
          "the backup has schema %d, written by Vestibule %s; this version knows %d: restore it with that version or a newer one"
              .formatted(manifest.schema(), manifest.product(), Migrations.latest()));
    }
    if (database.move().isPresent()) {
      throw new BackupException("the database takes part in a move: take one that does not");
    }
    Map<String, Long> held = Contents.counts(database);
    if (!held.isEmpty() && !replace) {
      throw new BackupException("the database is not empty: it has " + said(held));
    }
    int installed = new Migrations(database).installed();
    if (installed > manifest.schema()) {
      throw new BackupException(
          "the database has schema %d already and the backup %d: restore into a database without tables"
              .formatted(installed, manifest.schema()));
    }
  }

  private static String said(Map<String, Long> held) {
    List<String> tables =
        held.entrySet().stream().map(table -> table.getValue() + " in " + table.getKey()).toList();
    return "rows, " + String.join(", ", tables);
  }

  /**
   * Restores what was checked, then brings the schema up to date.
   *
   * @throws BackupException when the database does not hold the same in the end; then it is as it
   *     was before, apart from tables without rows
   */
  public void restore(Checked checked) {
    Manifest manifest = checked.manifest();
    Migrations migrations = new Migrations(database);
    migrations.applyUpTo(manifest.schema());
    Map<String, Set<String>> present = database.tables();
    requireTables(manifest, present);
    manifest.tables().forEach(table -> count(table, checked));
    database.load(sql -> {
      Contents.clear(sql, present.keySet());
      Totals loaded = backup.rows(new Load(sql));
      if (!loaded.equals(checked.totals())) {
        throw new BackupException("the file changed while it was read");
      }
      compare(sql, checked);
    });
    migrations.apply();
  }

  private void requireTables(Manifest manifest, Map<String, Set<String>> present) {
    for (RowTable table : manifest.tables()) {
      @Nullable Set<String> columns = present.get(table.name());
      if (AllTables.OWN.contains(table.name())
          || columns == null
          || !table.columns().stream().allMatch(column -> columns.contains(column.name()))) {
        throw new BackupException(
            "%s has no table %s as schema %d has it: restore into the kind of database it is from, and move it on from there"
                .formatted(database.product(), table.name(), manifest.schema()));
      }
    }
  }

  /**
   * Before the rows: numbers that jump harm nobody, and some databases end a transaction for it.
   */
  private void count(RowTable table, Checked checked) {
    long last = Objects.requireNonNull(checked.sums().get(table.name())).last();
    table
        .identity()
        .ifPresent(column ->
            database.load(sql ->
                database.continueIdentity(
                    sql,
                    table.name(),
                    column,
                    Math.max(last, database.lastIdentity(sql, table.name(), column)))));
  }

  /** Asks the database for all that it was given. */
  private void compare(DSLContext sql, Checked checked) {
    Steps steps = new Steps("comparing", backup.progress());
    for (RowTable table : checked.manifest().tables()) {
      steps.table(table.name());
      Tally tally = RowReader.exact(sql).read(table, line -> steps.step());
      Tally.Sum given = Objects.requireNonNull(checked.sums().get(table.name()));
      if (!tally.sum(table.name(), given.last()).sameRows(given)) {
        throw new BackupException(
            "the database gives back other rows of " + table.name() + " than it was given");
      }
    }
  }

  /** Writes what is read. */
  private final class Load implements BackupReader.Sink {
    private final DSLContext sql;
    private final Steps steps = new Steps("writing", backup.progress());
    private @Nullable RowWriter writer;

    Load(DSLContext sql) {
      this.sql = sql;
    }

    @Override
    public void table(RowTable table) {
      steps.table(table.name());
      writer = new RowWriter(sql, table);
    }

    @Override
    public void row(JsonNode row, int characters) {
      steps.step();
      Objects.requireNonNull(writer).add(row, characters);
    }

    @Override
    public void end(RowTable table, Tally.Sum sum) {
      Objects.requireNonNull(writer).flush();
    }
  }
}
