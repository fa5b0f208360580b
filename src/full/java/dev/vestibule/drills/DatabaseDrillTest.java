package dev.vestibule.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Alone;
import dev.vestibule.TestDatabase;
import dev.vestibule.drills.Event.Deed;
import dev.vestibule.drills.Event.Phase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that stops and starts, and one that fails over to its replica, under load. */
@Alone
class DatabaseDrillTest {
  private static final Duration READY = Duration.ofSeconds(10);
  private static final Duration DRAINING = Duration.ofMinutes(5);
  private static final Duration GONE = Duration.ofSeconds(3);
  private static final int OUTAGES = Drills.rounds(1, 20);

  @TempDir Path folder;
  private final History history = new History();

  /** A database that can be taken away and brought back. */
  private interface Outage {
    /** Takes it away, and brings it back after a while. */
    void happen() throws Exception;
  }

  @Test
  void aStoppedDatabaseMeansComeAgain() throws Exception {
    Path data = folder.resolve("cluster");
    EmbeddedPostgres[] running = {start(data, 0)};
    try {
      String url = running[0].getJdbcUrl("postgres", "postgres");
      Outage outage =
          () -> {
            int port = running[0].getPort();
            running[0].close();
            LockSupport.parkNanos(GONE.toNanos());
            running[0] = start(data, port);
          };
      holds("database-stopped", url, OUTAGES, outage);
    } finally {
      running[0].close();
    }
  }

  private static EmbeddedPostgres start(Path data, int port) throws IOException {
    return TestDatabase.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  @Test
  void aReplicaTakesOver() throws Exception {
    try (Replicated pair = Replicated.start(Files.createTempDirectory("vestibule-replicated"))) {
      holds("database-failover", pair.url(), 1, pair::failOver);
    }
  }

  private void holds(String name, String url, int outages, Outage outage) throws Exception {
    try (Postbox postbox = new Postbox(history)) {
      Map<String, String> settings = new HashMap<>(postbox.settings());
      settings.putAll(KillDrill.QUICK);
      settings.put("database.url", url);
      NodeProcess.run(folder, settings, Walk.owner(KillDrill.OWNERS), "users", "apply");
      try (NodeProcess node = NodeProcess.start(folder, settings)) {
        node.ready();
        under(node, outages, outage);
        Books books = new Books(url);
        Drills.until("all mails are sent", DRAINING, () -> books.waiting() == 0);
        books.tell(history);
        node.stop();
      }
      postbox.tell(history);
    }
    history.keep(name);
    Map<String, Object> figures = new LinkedHashMap<>(Results.figures(history));
    Results.keep(name, figures);
    assertThat(HistoryChecker.faults(history.events())).isEmpty();
    assertThat(history.events()).as("no answer at all").noneMatch(e -> e.phase() == Phase.UNKNOWN);
    assertThat(history.events()).as("put off").anyMatch(e -> e.phase() == Phase.LATER);
    assertThat(Results.longestReady(history)).isLessThanOrEqualTo(READY);
  }

  private void under(NodeProcess node, int outages, Outage outage) throws Exception {
    List<Walk> walks = new ArrayList<>(KillDrill.walks(node.url(), history));
    Crew crew = new Crew(walks);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < outages; i++) {
        crew.work(threads);
        LockSupport.parkNanos(GONE.toNanos());
        history.seen(Deed.OUTAGE, "", "begins");
        outage.happen();
        history.seen(Deed.OUTAGE, "", "ends");
        history.seen(Deed.READY, "", String.valueOf(node.ready().toMillis()));
        LockSupport.parkNanos(GONE.toNanos());
        crew.rest();
      }
    }
    crew.steps(KillDrill.LAST_STEPS);
  }
}
