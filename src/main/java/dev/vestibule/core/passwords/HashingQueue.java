package dev.vestibule.core.passwords;

import dev.vestibule.platform.http.BusyException;
import dev.vestibule.platform.tracing.Span;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * As many hashes at once as there are cores, on platform threads of low priority: native code would
 * pin the carriers of virtual threads, and everything that needs no hash must keep its speed.
 */
final class HashingQueue implements AutoCloseable {
  private static final int RETRY_AFTER_SECONDS = 2;

  private final ThreadPoolExecutor threads;
  final HashingFigures figures;

  @SuppressWarnings("ThreadPriorityCheck") // a hint is all that is asked for
  HashingQueue(int maxWaiting) {
    int cores = Runtime.getRuntime().availableProcessors();
    this.threads =
        new ThreadPoolExecutor(
            cores,
            cores,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(maxWaiting),
            Thread.ofPlatform().name("hash-", 0).daemon().priority(Thread.MIN_PRIORITY).factory());
    threads.allowCoreThreadTimeOut(true);
    this.figures = new HashingFigures(threads);
  }

  /**
   * Waits for the work's turn and its result.
   *
   * @throws BusyException when too many are waiting already
   */
  <T> T run(Callable<T> work) {
    return Span.around("hash password", () -> result(work));
  }

  private <T> T result(Callable<T> work) {
    try {
      return threads.submit(timed(work)).get();
    } catch (RejectedExecutionException e) {
      figures.refused.increment();
      throw new BusyException("too many passwords are being checked", RETRY_AFTER_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException("interrupted while waiting for a password hash", RETRY_AFTER_SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("hashing a password failed", e.getCause());
    }
  }

  private <T> Callable<T> timed(Callable<T> work) {
    long asked = System.nanoTime();
    return () -> {
      long begun = System.nanoTime();
      figures.waited.took(begun - asked);
      try {
        return work.call();
      } finally {
        figures.worked.took(System.nanoTime() - begun);
      }
    };
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
