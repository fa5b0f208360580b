package dev.vestibule.platform.database;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Hands out so many connections at a time, in the order in which they were asked for. Waiting here
 * is fair, while SQLite's own busy handling (and a pool's) lets late comers pass; and who waits for
 * others is told apart from who waits for a database that does not answer.
 */
final class FairDataSource implements DataSource {
  private final DataSource inner;
  private final Semaphore turn;
  private final Duration patience;

  /**
   * @param most how many at a time
   * @param patience how long one waits for one's turn
   */
  FairDataSource(DataSource inner, int most, Duration patience) {
    this.inner = inner;
    this.turn = new Semaphore(most, true);
    this.patience = patience;
  }

  /**
   * A connection and the turn that it holds, for whoever does not hand it on.
   *
   * @throws SQLTransientConnectionException when the turn does not come in time
   */
  Lent lend() throws SQLException {
    if (!turnComes()) {
      throw new SQLTransientConnectionException("too many transactions wait", "08001");
    }
    try {
      return new Lent(inner.getConnection(), turn);
    } catch (SQLException | RuntimeException e) {
      turn.release();
      throw e;
    }
  }

  /** To be closed once. */
  record Lent(Connection connection, Semaphore turn) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      try {
        connection.close();
      } finally {
        turn.release();
      }
    }
  }

  /**
   * The same as a connection, for libraries on threads of their own. A virtual thread that waits
   * for a server below a reflective call would be pinned, and hold its carrier from all others,
   * from those too that bring it the answer.
   */
  @Override
  public Connection getConnection() throws SQLException {
    return releasing(lend());
  }

  /** How many threads wait for their turn, about. */
  int waiting() {
    return turn.getQueueLength();
  }

  /** Uninterrupted: a request is answered, whatever becomes of its thread. */
  private boolean turnComes() {
    long end = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return turn.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Connection releasing(Lent lent) {
    AtomicBoolean closed = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            FairDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                if (closed.compareAndSet(false, true)) {
                  lent.close();
                }
                return null;
              }
              try {
                return method.invoke(lent.connection(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the user is part of the settings");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return inner.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    inner.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    inner.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return inner.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return inner.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return inner.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return inner.isWrapperFor(type);
  }
}
