package dev.vestibule.core.rights;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Transaction;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The permissions that groups or keys carry: one row for each. Words unknown here count nothing.
 */
final class Grants {
  static final Table<Record> OF_GROUPS = table(name("group_permissions"));
  private static final Table<Record> OF_KEYS = table(name("api_key_permissions"));
  static final Field<String> PERMISSION = field(name("permission"), SQLDataType.VARCHAR);

  private final Table<Record> table;
  private final Field<String> holder;

  private Grants(Table<Record> table, String holder) {
    this.table = table;
    this.holder = field(name(holder), SQLDataType.VARCHAR);
  }

  static Grants ofGroups() {
    return new Grants(OF_GROUPS, "group_id");
  }

  static Grants ofKeys() {
    return new Grants(OF_KEYS, "key_id");
  }

  /** By holder; one without any is left out. */
  Map<String, Set<Permission>> of(DSLContext sql, Collection<String> holders) {
    Map<String, Set<Permission>> found = new HashMap<>();
    if (!holders.isEmpty()) {
      sql.select(holder, PERMISSION)
          .from(table)
          .where(holder.in(holders))
          .forEach(row ->
              Permission.ofWord(row.get(PERMISSION))
                  .ifPresent(permission ->
                      Objects.requireNonNull(
                              found.computeIfAbsent(
                                  row.get(holder), _ -> EnumSet.noneOf(Permission.class)))
                          .add(permission)));
    }
    return found;
  }

  /** Replaces what a holder carries. */
  void write(Transaction tx, String id, Set<Permission> permissions) {
    tx.sql().deleteFrom(table).where(holder.eq(id)).execute();
    for (Permission permission : permissions) {
      tx.sql().insertInto(table, holder, PERMISSION).values(id, permission.word()).execute();
    }
  }
}
