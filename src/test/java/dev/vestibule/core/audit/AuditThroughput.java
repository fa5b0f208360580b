package dev.vestibule.core.audit;

import dev.vestibule.House;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.platform.http.InRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long it takes to start a session with the audit trail and without: no test, but what the
 * figures of docs/audit.md come from. Two servers are asked in turns, so that whatever else the
 * machine does falls on both. The database is that of {@code vestibule.test.database}.
 */
public final class AuditThroughput {
  private static final int THREADS = Integer.getInteger("threads", 8);
  private static final int ACCOUNTS = 20;
  private static final Duration WARMING = Duration.ofSeconds(8);
  private static final Duration MEASURED = Duration.ofSeconds(20);
  private static final TokenRules RULES =
      new TokenRules(Duration.ofMinutes(5), Duration.ofDays(1), false, false);

  private AuditThroughput() {}

  /** Measures and prints. */
  public static void main(String... arguments) throws Exception {
    try (TestServer without = TestServer.start(Map.of("audit.enabled", "false"));
        TestServer with = TestServer.start(Map.of())) {
      Side off = Side.of(without);
      Side on = Side.of(with);
      run(off, on, WARMING);
      off.nanos().clear();
      on.nanos().clear();
      run(off, on, MEASURED);
      int waiting = on.house().auditing.chain.waiting().size();
      int _ = on.house().auditing.chain.catchUp();
      System.out.println("without: " + off.told());
      System.out.println("with: " + on.told());
      System.out.println(
          waiting + " had no place yet; whole: " + on.house().auditing.verify.verify().whole());
    }
  }

  /** A server, and how long each of its sessions took. */
  private record Side(House house, List<Account> accounts, ConcurrentLinkedQueue<Long> nanos) {
    static Side of(TestServer server) {
      House house = server.house();
      Visitor visitor = new Visitor(server);
      List<Account> accounts = new ArrayList<>();
      for (int i = 0; i < ACCOUNTS; i++) {
        long id = visitor.account("someone" + i);
        accounts.add(house.database.read(sql -> house.accounts.byId(sql, id)).orElseThrow());
      }
      return new Side(house, accounts, new ConcurrentLinkedQueue<>());
    }

    void start() {
      Account one = accounts.get(ThreadLocalRandom.current().nextInt(accounts.size()));
      long begin = System.nanoTime();
      InRequest.run(() -> house.issueTokens.pair(one, Client.NONE, RULES));
      nanos.add(System.nanoTime() - begin);
    }

    String told() {
      List<Long> sorted = nanos.stream().sorted().toList();
      double mean = sorted.stream().mapToLong(Long::longValue).average().orElse(0) / 1e6;
      return String.format(
          Locale.ROOT,
          "%d sessions, median %.1f ms, mean %.1f ms, 95%% %.1f ms",
          sorted.size(),
          sorted.get(sorted.size() / 2) / 1e6,
          mean,
          sorted.get(sorted.size() * 95 / 100) / 1e6);
    }
  }

  private static void run(Side off, Side on, Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(
            threads.submit(() -> {
              while (System.nanoTime() < end) {
                off.start();
                on.start();
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }
}
