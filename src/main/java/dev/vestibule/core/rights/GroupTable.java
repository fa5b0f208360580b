package dev.vestibule.core.rights;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The columns of {@code account_groups}. */
final class GroupTable {
  static final Table<Record> GROUPS = table(name("account_groups"));
  static final Field<String> ID = field(name("account_groups", "id"), SQLDataType.VARCHAR);
  static final Field<String> NAME = text("name");
  static final Field<String> NAME_KEY = text("name_key");
  static final Field<String> DESCRIPTION = text("description");
  static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  static final Field<Instant> UPDATED_AT = Columns.instant("updated_at");
  static final Field<Integer> VERSION = field(name("version"), SQLDataType.INTEGER);

  static final List<Field<?>> COLUMNS =
      List.of(ID, NAME, DESCRIPTION, CREATED_AT, UPDATED_AT, VERSION);

  private GroupTable() {}

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  static Group group(Record row, Set<Permission> permissions) {
    return new Group(
        UUID.fromString(row.get(ID)),
        row.get(NAME),
        row.get(DESCRIPTION),
        permissions,
        row.get(CREATED_AT),
        row.get(UPDATED_AT),
        row.get(VERSION));
  }
}
