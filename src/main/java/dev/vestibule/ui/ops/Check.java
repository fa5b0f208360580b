package dev.vestibule.ui.ops;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * One thing to look at before requests are sent.
 *
 * @param name a word for the answer
 * @param vital whether nothing works without it; otherwise it is told and readiness stays
 * @param works asked each time; an exception counts as no
 */
public record Check(String name, boolean vital, BooleanSupplier works) {
  /** One without which requests are not worth sending. */
  public Check(String name, BooleanSupplier works) {
    this(name, true, works);
  }

  /** One that operators should know of, and that keeps no request away. */
  public static Check detail(String name, BooleanSupplier works) {
    return new Check(name, false, works);
  }

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

  /** How it is: up, down, or degraded, which is the down of what is not vital. */
  String state() {
    if (passes()) {
      return "up";
    }
    return vital ? "down" : "degraded";
  }

  private boolean passes() {
    try {
      return works.getAsBoolean();
    } catch (RuntimeException e) {
      return false;
    }
  }
}
