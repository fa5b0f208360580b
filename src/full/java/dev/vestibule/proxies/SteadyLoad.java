package dev.vestibule.proxies;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Sends requests one after the other, each in a few threads, until it is closed. */
public final class SteadyLoad implements AutoCloseable {
  private static final long PAUSE_NANOS = 20_000_000;

  private final HttpClient client;
  private final List<HttpRequest> requests;
  private final AtomicLong answered = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ending;

  /** Begins; every answer but 200 is a failure. */
  public SteadyLoad(HttpClient client, int threads, List<HttpRequest> requests) {
    this.client = client;
    this.requests = requests;
    for (int i = 0; i < threads; i++) {
      this.threads.add(Thread.ofVirtual().start(this::run));
    }
  }

  private void run() {
    while (!ending) {
      requests.forEach(this::send);
    }
  }

  private void send(HttpRequest request) {
    String what = request.method() + " " + request.uri().getPath();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        answered.incrementAndGet();
      } else {
        failures.add(what + ": " + answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      failures.add(what + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until so many more have been answered, or something failed. */
  public void awaitMore(int count) {
    long wanted = answered.get() + count;
    while (answered.get() < wanted && failures.isEmpty()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** How many were answered as they should be. */
  public long answered() {
    return answered.get();
  }

  /** The first few of them. */
  public List<String> failures() {
    return failures.stream().limit(5).toList();
  }

  /** Waits for the last answers. */
  @Override
  public void close() throws InterruptedException {
    ending = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
