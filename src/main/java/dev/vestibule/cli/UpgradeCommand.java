package dev.vestibule.cli;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.database.PendingMigration;
import dev.vestibule.platform.move.OtherPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code upgrade --check}: what this version would do to the database of an older one. */
@Command(
    name = "upgrade",
    description = "Tells what this version's migrations would do to the database.",
    mixinStandardHelpOptions = true)
final class UpgradeCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--check",
      description = "Looks and changes nothing; exit code 1 if anything is to be done.")
  private boolean check;

  UpgradeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return check ? Doors.quietly(invocation, this::look) : Usage.show(invocation, spec);
  }

  private int look(Settings settings) {
    if (new Place(settings).missing()) {
      invocation.out().println("there is no database yet; serve makes it");
      return ExitCode.DONE;
    }
    try (Database database = OtherPlace.follow(settings)) {
      return tell(database);
    }
  }

  private int tell(Database database) {
    Migrations migrations = new Migrations(database);
    int installed = migrations.installed();
    List<PendingMigration> plan = migrations.plan();
    if (installed > Migrations.latest()) {
      say(
          "the database has schema %d, which is newer than this version's %d: it is served as it"
              + " is",
          installed, Migrations.latest());
    } else if (plan.isEmpty()) {
      say("the schema is up to date: %d", installed);
    } else {
      say("from schema %d to %d, by serve or ./vestibule migrate:", installed, Migrations.latest());
      plan.forEach(migration -> tell(database, migration));
      boolean expands = plan.stream().allMatch(PendingMigration::expands);
      say(
          expands
              ? "a version that is running goes on working meanwhile and afterwards"
              : "stop versions that are running before: they may miss what is taken away");
    }
    return plan.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void tell(Database database, PendingMigration migration) {
    List<String> parts = new ArrayList<>();
    if (!migration.made().isEmpty()) {
      parts.add("makes " + String.join(", ", migration.made()));
    }
    rows(database, migration.touched())
        .forEach((table, rows) -> parts.add("touches " + table + " (" + rows + " rows)"));
    say(
        "  V%s %s: %s%s",
        migration.version(),
        migration.description(),
        parts.isEmpty() ? "changes no table" : String.join("; ", parts),
        migration.expands() ? "" : "; takes something away");
  }

  private static Map<String, Integer> rows(Database database, List<String> tables) {
    Set<String> present = database.tables().keySet();
    Map<String, Integer> rows = new TreeMap<>();
    for (String table : tables) {
      if (present.contains(table)) {
        rows.put(table, database.read(sql -> sql.fetchCount(DSL.table(DSL.name(table)))));
      }
    }
    return rows;
  }

  private void say(String format, Object... values) {
    invocation.out().println(format.formatted(Objects.requireNonNull(values)));
  }
}
