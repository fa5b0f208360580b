package dev.vestibule.platform.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the requests that are being answered, so that the server can stop between them. */
final class InFlight {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private int count;
  private boolean draining;

  /** Takes one more request in; false when the server is stopping. */
  boolean enter() {
    lock.lock();
    try {
      if (!draining) {
        count++;
      }
      return !draining;
    } finally {
      lock.unlock();
    }
  }

  /** One request has its whole answer. */
  void leave() {
    lock.lock();
    try {
      if (--count == 0) {
        none.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes no more requests and waits for those inside; false when some are left after the grace.
   */
  boolean drain(Duration grace) {
    lock.lock();
    try {
      draining = true;
      long left = grace.toNanos();
      while (count > 0 && left > 0) {
        left = none.awaitNanos(left);
      }
      return count == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
