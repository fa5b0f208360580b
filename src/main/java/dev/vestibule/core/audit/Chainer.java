package dev.vestibule.core.audit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chains what this node recorded, within about a second: woken by commits, it waits a little so
 * that others come along, by a random time so that nodes seldom meet. Nothing is lost when it is
 * not there: {@link Upkeep} finds what has no place.
 */
public final class Chainer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chainer.class);
  private static final int LEAST_MILLIS = 100;
  private static final int MOST_MILLIS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Chain chain;
  private final Semaphore asked = new Semaphore(0);
  private volatile boolean closing;
  private volatile @Nullable Thread worker;

  public Chainer(Chain chain) {
    this.chain = chain;
  }

  /** Something was recorded. */
  public void wake() {
    if (asked.availablePermits() == 0) {
      asked.release();
    }
  }

  /** Starts working. */
  public synchronized void start() {
    if (worker == null) {
      worker = Thread.ofVirtual().name("audit-chain").start(this::work);
    }
  }

  private void work() {
    try {
      while (!closing) {
        asked.acquire();
        if (!closing) {
          Thread.sleep(ThreadLocalRandom.current().nextInt(LEAST_MILLIS, MOST_MILLIS));
          asked.drainPermits();
        }
        chainLately();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void chainLately() {
    try {
      int _ = chain.lately();
    } catch (RuntimeException e) {
      LOG.warn("audit events are not chained yet, and will be: {}", e.getMessage());
    }
  }

  /** Chains what there is once more and stops. */
  @Override
  public synchronized void close() {
    Thread running = worker;
    closing = true;
    asked.release();
    if (running != null) {
      try {
        boolean _ = running.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
