package dev.vestibule.core.bulk;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.core.accounts.AccountPages.Position;
import dev.vestibule.platform.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The columns of {@code bulk_jobs}. */
final class BulkTable {
  static final Table<Record> JOBS = table(name("bulk_jobs"));
  static final Field<String> ID = text("id");
  static final Field<Long> ACCOUNT_ID = number("account_id");
  static final Field<String> ACTION = text("action");
  static final Field<String> GROUP_ID = text("group_id");
  static final Field<String> FILTER = text("filter");
  static final Field<String> REASON = text("reason");
  static final Field<String> STATE = text("state");
  static final Field<Long> ACCOUNTS = number("accounts");
  static final Field<Long> DONE = number("done");
  static final Field<Long> REFUSED = number("refused");
  static final Field<String> PLACE_KEY = text("place_key");
  static final Field<Long> PLACE_ID = number("place_id");
  static final Field<String> UNDO_OF = text("undo_of");
  static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  static final Field<Instant> FINISHED_AT = Columns.instant("finished_at");

  static final List<Field<?>> COLUMNS =
      List.of(
          ID,
          ACCOUNT_ID,
          ACTION,
          GROUP_ID,
          FILTER,
          REASON,
          STATE,
          ACCOUNTS,
          DONE,
          REFUSED,
          PLACE_KEY,
          PLACE_ID,
          UNDO_OF,
          CREATED_AT,
          FINISHED_AT);

  private BulkTable() {}

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }

  static BulkJob job(Record row) {
    String key = row.get(PLACE_KEY);
    return new BulkJob(
        row.get(ID),
        row.get(ACCOUNT_ID),
        BulkAction.ofWord(row.get(ACTION)).orElseThrow(),
        Optional.ofNullable(row.get(GROUP_ID)).map(UUID::fromString),
        row.get(FILTER),
        row.get(REASON),
        BulkJob.State.ofWord(row.get(STATE)),
        row.get(ACCOUNTS),
        row.get(DONE),
        row.get(REFUSED),
        key == null ? Optional.empty() : Optional.of(new Position(key, row.get(PLACE_ID))),
        Optional.ofNullable(row.get(UNDO_OF)),
        row.get(CREATED_AT),
        Optional.ofNullable(row.get(FINISHED_AT)));
  }
}
