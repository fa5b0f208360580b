package dev.vestibule.core.tokens;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The columns of {@code sessions}. */
final class SessionTable {
  static final Table<Record> SESSIONS = table(name("sessions"));
  static final Field<String> ID = field(name("sessions", "id"), SQLDataType.VARCHAR);
  static final Field<Long> ACCOUNT_ID = field(name("sessions", "account_id"), SQLDataType.BIGINT);
  static final Field<String> KIND = text("kind");
  static final Field<String> TOKEN_HASH = text("token_hash");
  static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  static final Field<Instant> LAST_USED_AT = Columns.instant("last_used_at");
  static final Field<Instant> EXPIRES_AT = Columns.instant("expires_at");
  static final Field<Instant> ENDED_AT = Columns.instant("ended_at");
  static final Field<String> END_REASON = text("end_reason");
  static final Field<String> ADDRESS = text("address");
  static final Field<String> USER_AGENT = text("user_agent");

  static final Field<String> SCOPE = text("scope");

  private SessionTable() {}

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }
}
