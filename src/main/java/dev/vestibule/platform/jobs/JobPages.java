package dev.vestibule.platform.jobs;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import dev.vestibule.platform.database.Columns;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** What there is to be done in the background, for people to look at. */
public final class JobPages {
  private static final Table<Record> TASKS = table(name("scheduled_tasks"));
  private static final Field<String> JOB = field(name("task_name"), SQLDataType.VARCHAR);
  private static final Field<String> ID = field(name("task_instance"), SQLDataType.VARCHAR);
  private static final Field<Boolean> PICKED = field(name("picked"), SQLDataType.BOOLEAN);
  private static final Field<String> PICKED_BY = field(name("picked_by"), SQLDataType.VARCHAR);
  private static final Field<Integer> FAILURES =
      field(name("consecutive_failures"), SQLDataType.INTEGER);

  private final List<String> names;

  /**
   * @param jobs all kinds that this version knows
   */
  public JobPages(Jobs jobs) {
    this.names = jobs.names();
  }

  /** db-scheduler's own moments: SQLite's are milliseconds since 1970. */
  private static Field<?> moment(DSLContext sql, String column) {
    return sql.dialect().family() == SQLDialect.SQLITE
        ? field(name(column), SQLDataType.BIGINT)
        : Columns.instant(column);
  }

  private static Optional<Instant> instant(@Nullable Object stored) {
    return switch (stored) {
      case null -> Optional.empty();
      case Long millis -> Optional.of(Instant.ofEpochMilli(millis));
      case Instant moment -> Optional.of(moment);
      default -> throw new IllegalStateException("no moment: " + stored);
    };
  }

  /** All kinds, in the order of their names, also those with nothing to do. */
  public List<JobKind> kinds(DSLContext sql) {
    Map<String, JobKind> kinds = new LinkedHashMap<>();
    Field<?> next = min(moment(sql, "execution_time"));
    Field<?> success = max(moment(sql, "last_success"));
    Field<?> failure = max(moment(sql, "last_failure"));
    names.stream()
        .sorted()
        .forEach(job ->
            kinds.put(
                job,
                new JobKind(job, 0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty())));
    Field<BigDecimal> running = sum(when(PICKED, 1).otherwise(0));
    Field<BigDecimal> failing = sum(when(FAILURES.gt(0), 1).otherwise(0));
    sql.select(JOB, count(), running, failing)
        .select(next, success, failure)
        .from(TASKS)
        .groupBy(JOB)
        .orderBy(JOB)
        .forEach(row ->
            kinds.put(
                row.get(JOB),
                new JobKind(
                    row.get(JOB),
                    row.get(count()),
                    row.get(running).intValue(),
                    row.get(failing).intValue(),
                    instant(row.get(next)),
                    instant(row.get(success)),
                    instant(row.get(failure)))));
    return List.copyOf(kinds.values());
  }

  /**
   * Pieces of one kind behind an identifier, in the order of identifiers.
   *
   * @param failing those alone that failed the last time
   */
  public List<JobPiece> pieces(
      DSLContext sql, String job, boolean failing, String after, int most) {
    Field<?> due = moment(sql, "execution_time");
    Field<?> success = moment(sql, "last_success");
    Field<?> failure = moment(sql, "last_failure");
    Field<?> beat = moment(sql, "last_heartbeat");
    Condition which = failing ? FAILURES.gt(0) : DSL.noCondition();
    return sql.select(JOB, ID, PICKED, PICKED_BY, FAILURES)
        .select(due, success, failure, beat)
        .from(TASKS)
        .where(JOB.eq(job).and(ID.gt(after)).and(which))
        .orderBy(ID)
        .limit(most)
        .fetch(row ->
            new JobPiece(
                row.get(JOB),
                row.get(ID),
                instant(row.get(due)),
                row.get(PICKED) ? Optional.ofNullable(row.get(PICKED_BY)) : Optional.empty(),
                row.get(PICKED) ? instant(row.get(beat)) : Optional.empty(),
                Optional.ofNullable(row.get(FAILURES)).orElse(0),
                instant(row.get(success)),
                instant(row.get(failure))));
  }

  /** Whether this version knows such work. */
  public boolean knows(String job) {
    return names.contains(job);
  }
}
