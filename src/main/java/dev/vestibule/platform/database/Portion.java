package dev.vestibule.platform.database;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Some of the rows that a condition holds for, to be changed in small steps. Their keys are fetched
 * first: a change of rows that a nested question finds makes MariaDB look at, and lock, every row.
 */
public final class Portion {
  private Portion() {}

  /** Holds for at most so many of the rows. */
  public static <T> Condition of(
      Transaction tx, Table<Record> table, Field<T> key, Condition which, int most) {
    List<T> keys = tx.sql().select(key).from(table).where(which).limit(most).fetch(key);
    return key.in(keys);
  }
}
