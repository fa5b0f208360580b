package dev.vestibule.core.codes;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The columns of {@code one_time_codes}; the migration says what they are for. */
final class CodeTable {
  static final Table<Record> CODES = table(name("one_time_codes"));
  static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR);
  static final Field<Long> ACCOUNT_ID = field(name("account_id"), SQLDataType.BIGINT);
  static final Field<String> PURPOSE = field(name("purpose"), SQLDataType.VARCHAR);
  static final Field<String> DESTINATION = field(name("destination"), SQLDataType.VARCHAR);
  static final Field<Integer> COUNTRY = field(name("country"), SQLDataType.INTEGER);
  static final Field<String> CODE_HASH = field(name("code_hash"), SQLDataType.VARCHAR);
  static final Field<Integer> TRIES = field(name("tries"), SQLDataType.INTEGER);
  static final Field<Instant> TRIED_AT = Columns.instant("tried_at");
  static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  static final Field<Instant> SENT_AT = Columns.instant("sent_at");
  static final Field<Instant> EXPIRES_AT = Columns.instant("expires_at");
  static final Field<Instant> USED_AT = Columns.instant("used_at");

  private CodeTable() {}
}
