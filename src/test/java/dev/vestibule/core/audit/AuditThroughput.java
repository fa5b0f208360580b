package dev.vestibule.core.audit;

import dev.vestibule.House;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.platform.http.InRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many sessions start in a second with the audit trail and without: no test, but what the
 * figures of docs/audit.md come from. The database is that of {@code vestibule.test.database}.
 */
public final class AuditThroughput {
  private static final int THREADS = 8;
  private static final int ACCOUNTS = 20;
  private static final Duration WARMING = Duration.ofSeconds(4);
  private static final Duration MEASURED = Duration.ofSeconds(6);
  private static final TokenRules RULES =
      new TokenRules(Duration.ofMinutes(5), Duration.ofDays(1), false, false);

  private AuditThroughput() {}

  /** Measures in turns, so that what else the machine does falls on both. */
  public static void main(String... arguments) throws Exception {
    for (int round = 0; round < 2; round++) {
      for (String audit : List.of("false", "true")) {
        try (TestServer server = TestServer.start(Map.of("audit.enabled", audit))) {
          System.out.println("audit " + audit + ": " + measure(server) + " sessions a second");
        }
      }
    }
  }

  private static String measure(TestServer server) throws Exception {
    House house = server.house();
    Visitor visitor = new Visitor(server);
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      long id = visitor.account("someone" + i);
      accounts.add(house.database.read(sql -> house.accounts.byId(sql, id)).orElseThrow());
    }
    run(house, accounts, WARMING);
    long started = run(house, accounts, MEASURED);
    int waiting = house.database.read(_ -> house.auditing.chain.waiting().size());
    int _ = house.auditing.chain.from(Instant.EPOCH);
    boolean whole = house.auditing.verify.verify().whole();
    return started / MEASURED.toSeconds()
        + " ("
        + waiting
        + " not chained yet, whole: "
        + whole
        + ")";
  }

  private static long run(House house, List<Account> accounts, Duration time) throws Exception {
    LongAdder done = new LongAdder();
    long end = System.nanoTime() + time.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(
            threads.submit(() -> {
              while (System.nanoTime() < end) {
                Account one = accounts.get(ThreadLocalRandom.current().nextInt(accounts.size()));
                InRequest.run(() -> house.issueTokens.pair(one, Client.NONE, RULES));
                done.increment();
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    return done.sum();
  }
}
