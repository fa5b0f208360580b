package dev.vestibule.platform.backup;

import dev.vestibule.TestServer;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.platform.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import tools.jackson.databind.json.JsonMapper;

/** People who come as fast as the database takes them, each with a session. */
public final class Crowd {
  private static final int DOORS = 3;
  private static final TokenRules RULES =
      new TokenRules(Duration.ofDays(1), Duration.ofDays(1), true, true);

  private final TestServer server;
  private final String names;
  private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLong longest = new AtomicLong();
  private volatile boolean open;

  public Crowd(TestServer server) {
    this(server, "visitor");
  }

  /** A crowd with names of its own. */
  public Crowd(TestServer server, String names) {
    this.server = server;
    this.names = names;
  }

  /** Does the work while people come. */
  public void run(Runnable work) {
    open = true;
    try (ExecutorService doors = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> coming = new ArrayList<>();
      for (int door = 0; door < DOORS; door++) {
        coming.add(doors.submit(this::come));
      }
      try {
        work.run();
      } finally {
        open = false;
      }
      for (Future<?> door : coming) {
        door.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How long somebody had to wait at most. */
  public Duration longest() {
    return Duration.ofNanos(longest.get());
  }

  private void come() {
    while (open) {
      long began = System.nanoTime();
      String name = names + next.incrementAndGet();
      server.ensureUser(
          JsonMapper.shared()
              .valueToTree(
                  Map.of("username", name, "email", name + "@example.org", "is_active", true)));
      Account account =
          server
              .house()
              .database
              .read(sql -> server.house().accounts.byUsername(sql, name))
              .orElseThrow();
      server.house().issueTokens.pair(account, Client.NONE, RULES);
      acknowledged.add(name);
      longest.accumulateAndGet(System.nanoTime() - began, Math::max);
    }
  }

  /** Those who are in, once there are so many more. */
  public List<String> acknowledged(int more) {
    int enough = acknowledged.size() + more;
    while (acknowledged.size() < enough) {
      LockSupport.parkNanos(1_000_000);
    }
    return List.copyOf(acknowledged);
  }

  /** Those whom a database knows with a session of theirs. */
  public static Set<String> names(Database database) {
    return database.read(sql ->
        sql.fetch(
                "select distinct a.username from accounts a join sessions s on s.account_id = a.id"
                    + " join refresh_tokens r on r.session_id = s.id")
            .intoSet(DSL.field(DSL.name("username"), SQLDataType.VARCHAR)));
  }
}
