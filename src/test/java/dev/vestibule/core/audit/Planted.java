package dev.vestibule.core.audit;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.House;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/** Does something to the tables behind the server's back, and puts everything back afterwards. */
final class Planted {
  private static final List<String> TABLES =
      List.of("audit_events", "audit_chain", "audit_heads", "audit_keys", "audit_signers");

  private Planted() {}

  /** What verification says of it. */
  static List<Fault> faults(House house, Consumer<DSLContext> fault) {
    Map<String, Result<Record>> saved = new LinkedHashMap<>();
    TABLES.forEach(t -> saved.put(t, house.database.read(sql -> sql.fetch("select * from " + t))));
    int _ =
        house.database.write(tx -> {
          fault.accept(tx.sql());
          return 0;
        });
    try {
      return house.auditing.verify.verify().faults();
    } finally {
      int _ =
          house.database.write(tx -> {
            saved.forEach((t, rows) -> restore(tx.sql(), t, rows));
            return 0;
          });
    }
  }

  private static void restore(DSLContext sql, String of, Result<Record> rows) {
    sql.execute("delete from " + of);
    for (Record row : rows) {
      sql.insertInto(table(name(of))).columns(row.fields()).values(row.intoArray()).execute();
    }
  }
}
