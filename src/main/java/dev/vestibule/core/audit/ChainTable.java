package dev.vestibule.core.audit;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The columns of {@code audit_chain}. */
final class ChainTable {
  static final Table<Record> CHAIN = table(name("audit_chain"));
  static final Field<Long> POSITION = field(name("audit_chain", "position"), SQLDataType.BIGINT);
  static final Field<String> EVENT_ID = field(name("event_id"), SQLDataType.VARCHAR);
  static final Field<String> HASH = field(name("audit_chain", "hash"), SQLDataType.VARCHAR);

  private ChainTable() {}
}
