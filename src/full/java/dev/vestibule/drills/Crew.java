package dev.vestibule.drills;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients at work side by side. */
final class Crew {
  private final List<? extends Walk> walks;
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean stopped;

  Crew(List<? extends Walk> walks) {
    this.walks = walks;
  }

  /** Lets everybody step until {@link #rest}. */
  void work(ExecutorService threads) {
    stopped = false;
    walks.forEach(walk ->
        running.add(
            threads.submit(() -> {
              while (!stopped) {
                walk.step();
              }
            })));
  }

  /** Waits until everybody has ended the step in hand. */
  void rest() throws InterruptedException {
    stopped = true;
    for (Future<?> walk : running) {
      try {
        walk.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    running.clear();
  }

  /** Everybody makes so many steps. */
  void steps(int times) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      walks.forEach(walk -> running.add(threads.submit(() -> step(walk, times))));
      rest();
    }
  }

  private static void step(Walk walk, int times) {
    for (int i = 0; i < times; i++) {
      walk.step();
    }
  }
}
