package dev.vestibule.core.operations;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The server processes that share the database, and those that did until lately. */
public final class Nodes {
  /** How long one that fell silent is still listed. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Table<Record> NODES = table(name("nodes"));
  private static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
  private static final Field<String> HOST = field(name("host"), SQLDataType.VARCHAR);
  private static final Field<String> VERSION = field(name("version"), SQLDataType.VARCHAR);
  private static final Field<Instant> STARTED_AT = Columns.instant("started_at");
  private static final Field<Instant> SEEN_AT = Columns.instant("seen_at");

  /** All of them, the youngest first. */
  public List<Node> all(DSLContext sql) {
    return sql.select(NAME, HOST, VERSION, STARTED_AT, SEEN_AT)
        .from(NODES)
        .orderBy(STARTED_AT.desc(), NAME)
        .fetch(row ->
            new Node(
                row.get(NAME),
                row.get(HOST),
                row.get(VERSION),
                row.get(STARTED_AT),
                row.get(SEEN_AT)));
  }

  /** The node runs; forgets those that have not for a day. */
  void beat(Transaction tx, Node node) {
    int known =
        tx.sql().update(NODES).set(SEEN_AT, node.seen()).where(NAME.eq(node.name())).execute();
    if (known == 0) {
      tx.sql()
          .insertInto(NODES, NAME, HOST, VERSION, STARTED_AT, SEEN_AT)
          .values(node.name(), node.host(), node.version(), node.started(), node.seen())
          .execute();
      tx.sql().deleteFrom(NODES).where(SEEN_AT.lt(node.seen().minus(KEPT))).execute();
    }
  }

  /** The node has ended in good order. */
  void gone(Transaction tx, String node) {
    tx.sql().deleteFrom(NODES).where(NAME.eq(node)).execute();
  }
}
