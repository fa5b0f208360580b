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
import tools.jackson.databind.json.JsonMapper;

/** A server that is killed again and again while people register, refresh and change passwords. */
final class KillDrill {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration DRAINING = Duration.ofMinutes(5);

  /** Somewhere in the midst of everything: some requests, or some hundreds. */
  private static final int MOST_MILLIS = 2_500;

  private static final int LAST_STEPS = 3;
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
    settings.putAll(
        Map.of(
            "passwords.argon2-memory-kib", "8192",
            "passwords.argon2-iterations", "1",
            "limits.existence-per-minute", "0",
            "dialects.djoser.rotate-refresh-tokens", "true",
            "dialects.djoser.blacklist-after-rotation", "true",
            "dialects.djoser.refresh-retry", "120s"));
  }

  /** Kills it so many times; what was seen, with the state in the end. */
  History run(int kills) throws IOException, InterruptedException, MessagingException {
    try (Postbox postbox = new Postbox(history)) {
      settings.putAll(postbox.settings());
      NodeProcess.run(folder, settings, owners(), "users", "apply");
      try (NodeProcess node = NodeProcess.start(folder, settings)) {
        node.ready();
        killed(node, new Crew(walks(node.url())), kills);
        Drills.until("all mails are sent", DRAINING, () -> books.waiting() == 0);
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

  private List<Walk> walks(String url) {
    List<Walk> walks = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      walks.add(new Walk.Registering(talk(url, "new" + i), "new" + i));
      walks.add(new Walk.Refreshing(talk(url, "session" + i), "session" + i));
      walks.add(new Walk.ChangingPassword(talk(url, "password" + i), "password" + i));
      walks.add(new Walk.Resetting(talk(url, "reset" + i), "reset" + i));
    }
    return walks;
  }

  private Talk talk(String url, String who) {
    return new Talk(url, history, who);
  }

  private static String owners() {
    List<Map<String, Object>> owners = new ArrayList<>();
    for (String kind : List.of("session", "password", "reset")) {
      for (int i = 0; i < 2; i++) {
        owners.add(
            Map.of(
                "username",
                kind + i,
                "email",
                kind + i + "@example.org",
                "password",
                Walk.password(0),
                "is_active",
                true));
      }
    }
    return JSON.writeValueAsString(owners);
  }
}
