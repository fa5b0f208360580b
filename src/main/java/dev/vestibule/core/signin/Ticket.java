package dev.vestibule.core.signin;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Leave to check one password, which was counted as wrong already. {@link #passed} takes that back;
 * so does closing it without any word, as when the server is too busy to check.
 */
final class Ticket implements AutoCloseable {
  private final Database database;
  private final Failures failures;
  private final List<String> subjects;
  private final Consumer<Transaction> knowing;
  private final Runnable giveBack;
  private final Semaphore turn;
  private boolean settled;

  /**
   * @param knowing remembers the source as one that signed in
   * @param giveBack takes back what was spent of budgets
   */
  Ticket(
      Database database,
      Failures failures,
      List<String> subjects,
      Consumer<Transaction> knowing,
      Runnable giveBack,
      Semaphore turn) {
    this.database = database;
    this.failures = failures;
    this.subjects = subjects;
    this.knowing = knowing;
    this.giveBack = giveBack;
    this.turn = turn;
  }

  /** The password was right: the count begins anew, and the source is known from now on. */
  void passed(Transaction tx) {
    failures.forget(tx, subjects);
    knowing.accept(tx);
    tx.afterCommit(() -> {
      settled = true;
      giveBack.run();
    });
  }

  /** It was wrong. */
  void failed() {
    settled = true;
  }

  @Override
  public void close() {
    try {
      if (!settled) {
        giveBack.run();
        int _ =
            database.write(tx -> {
              failures.takeBack(tx, subjects);
              return 0;
            });
      }
    } finally {
      turn.release();
    }
  }
}
