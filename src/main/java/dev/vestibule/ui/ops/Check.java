package dev.vestibule.ui.ops;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * One thing that must work before requests are worth sending.
 *
 * @param name a word for the answer
 * @param works asked each time; an exception counts as no
 */
public record Check(String name, BooleanSupplier works) {
  /** The database answers. */
  public static Check database(Database database) {
    return new Check("database", () -> database.read(sql -> sql.fetchValue("select 1")) != null);
  }

  /** The schema is this version's. Once it is, it stays so: migrations only go forward. */
  public static Check migrations(Migrations migrations) {
    AtomicBoolean applied = new AtomicBoolean();
    return new Check(
        "migrations",
        () -> {
          if (!applied.get()) {
            applied.set(migrations.pending().isEmpty());
          }
          return applied.get();
        });
  }

  boolean passes() {
    try {
      return works.getAsBoolean();
    } catch (RuntimeException e) {
      return false;
    }
  }
}
