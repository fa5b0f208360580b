package dev.vestibule.drills;

import dev.vestibule.drills.Event.Deed;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A server that is killed again and again while people register, refresh and change passwords. */
final class KillDrill {
  static final String[] OWNERS = {
    "session0", "session1", "password0", "password1", "reset0", "reset1"
  };

  /** Settings of a server that is asked much and hashes quickly. */
  static final Map<String, String> QUICK =
      Map.of(
          "passwords.argon2-memory-kib", "8192",
          "passwords.argon2-iterations", "1",
          "limits.existence-per-minute", "0",
          "dialects.djoser.access-token-lifetime", "1h",
          "dialects.djoser.rotate-refresh-tokens", "true",
          "dialects.djoser.blacklist-after-rotation", "true",
          "dialects.djoser.refresh-retry", "120s");

  private static final Duration DRAINING = Duration.ofMinutes(5);

  /** Somewhere in the midst of everything: some requests, or some hundreds. */
  private static final int MOST_MILLIS = 2_500;

  static final int LAST_STEPS = 3;
  private static final long SEED = 20_261_121;

  private final Path folder;
  private final Map<String, String> settings;
  private final Books books;
  private final History history = new History();

  /**
   * @param database further settings: which database
   * @param url of that database, for reading it
   */
  KillDrill(Path folder, Map<String, String> database, String url) {
    this.folder = folder;
    this.books = new Books(url);
    this.settings = new HashMap<>(database);
    settings.putAll(QUICK);
  }

  /** Kills it so many times; what was seen, with the state in the end. */
  History run(int kills) throws IOException, InterruptedException, MessagingException {
    try (Postbox postbox = new Postbox(history)) {
      settings.putAll(postbox.settings());
      NodeProcess.run(folder, settings, Walk.owner(OWNERS), "users", "apply");
      try (NodeProcess node = NodeProcess.start(folder, settings)) {
        node.ready();
        killed(node, new Crew(walks(node.url(), history)), kills);
        Drills.until("all mails are sent", DRAINING, () -> books.waiting() == 0, books::unsent);
        node.stop();
      }
      postbox.tell(history);
    }
    books.tell(history);
    return history;
  }

  private void killed(NodeProcess node, Crew crew, int kills)
      throws IOException, InterruptedException {
    Random random = new Random(SEED);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < kills; i++) {
        crew.work(threads);
        LockSupport.parkNanos(1_000_000L * (1 + random.nextInt(MOST_MILLIS)));
        history.seen(Deed.KILL, "", "");
        node.kill();
        crew.rest();
        node.startAgain();
        history.seen(Deed.READY, "", String.valueOf(node.ready().toMillis()));
      }
    }
    // Whoever was left in doubt finds out.
    crew.steps(LAST_STEPS);
  }

  /** Everything that people do, by two of each kind. */
  static List<Walk> walks(String url, History history) {
    List<Walk> walks = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      walks.add(new Walk.Registering(new Talk(url, history, "new" + i), "new" + i));
      walks.add(new Walk.Refreshing(new Talk(url, history, "session" + i), "session" + i));
      walks.add(new Walk.ChangingPassword(new Talk(url, history, "password" + i), "password" + i));
      walks.add(new Walk.Resetting(new Talk(url, history, "reset" + i), "reset" + i));
    }
    return walks;
  }
}
