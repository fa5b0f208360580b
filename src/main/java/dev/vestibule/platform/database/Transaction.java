package dev.vestibule.platform.database;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * One write transaction: everything done through {@link #sql()} happens or nothing does. What must
 * follow a commit (waking a worker, say) is handed to {@link #afterCommit}.
 */
public final class Transaction {
  private final Connection connection;
  private final DSLContext sql;
  private final List<Runnable> afterCommit = new ArrayList<>();

  Transaction(Connection connection, DSLContext sql) {
    this.connection = connection;
    this.sql = sql;
  }

  /** Statements of this transaction. */
  public DSLContext sql() {
    return sql;
  }

  /** The connection itself, for libraries that write by JDBC; nobody commits or closes it. */
  public Connection connection() {
    return connection;
  }

  /** Runs the action once the transaction has committed, and never when it has not. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }
}
