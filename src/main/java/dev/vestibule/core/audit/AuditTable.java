package dev.vestibule.core.audit;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The columns of {@code audit_events}. */
final class AuditTable {
  static final Table<Record> EVENTS = table(name("audit_events"));
  static final Field<String> ID = field(name("audit_events", "id"), SQLDataType.VARCHAR);
  static final Field<Instant> HAPPENED_AT = Columns.instant("happened_at");
  static final Field<String> TYPE = text("type");
  static final Field<String> OUTCOME = text("outcome");
  static final Field<String> ACCOUNT = text("account");
  static final Field<String> ACTOR_KIND = text("actor_kind");
  static final Field<String> ACTOR = text("actor");
  static final Field<String> DOOR = text("door");
  static final Field<String> ROUTE = text("route");
  static final Field<String> REQUEST_ID = text("request_id");
  static final Field<String> ADDRESS = text("address");
  static final Field<String> FACTS = text("facts");
  static final Field<String> KEY_ID = text("key_id");
  static final Field<byte[]> SEALED = field(name("sealed"), SQLDataType.VARBINARY);
  static final Field<String> MAC = text("mac");

  static final List<Field<?>> COLUMNS =
      List.of(
          ID,
          HAPPENED_AT,
          TYPE,
          OUTCOME,
          ACCOUNT,
          ACTOR_KIND,
          ACTOR,
          DOOR,
          ROUTE,
          REQUEST_ID,
          ADDRESS,
          FACTS,
          KEY_ID,
          SEALED,
          MAC);

  private AuditTable() {}

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }
}
