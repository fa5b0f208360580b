package dev.vestibule.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Alone;
import dev.vestibule.drills.BrokenLine.Mode;
import dev.vestibule.drills.Event.Deed;
import dev.vestibule.drills.Event.Phase;
import dev.vestibule.drills.Talk.Matter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail server that refuses, hangs and puts off: nobody who calls the API notices. */
@Alone
class SmtpDrillTest {
  private static final int SIGN_INS = Drills.rounds(40, 400);
  private static final int OUTAGE_SECONDS = Drills.rounds(5, 60);
  private static final Duration DRAINING = Duration.ofMinutes(5);

  /** Mailed tokens are over when the mail server is back. */
  private static final int TOKEN_SECONDS = 60;

  /**
   * Some tens of sign-ins on a machine that does other things too say little about one in a
   * hundred.
   */
  private static final double MOST = Drills.whole() ? 1.5 : 4;

  @TempDir Path folder;
  private final History history = new History();

  @Test
  void sendsEverythingWhenTheMailServerIsBack() throws Exception {
    try (Postbox postbox = new Postbox(history);
        BrokenLine line = new BrokenLine(postbox.port())) {
      Map<String, String> settings = settings(postbox, line);
      NodeProcess.run(folder, settings, owners(), "users", "apply");
      Map<String, Object> figures = new LinkedHashMap<>();
      try (NodeProcess node = NodeProcess.start(folder, settings)) {
        node.ready();
        drill(node, line, figures);
      }
      postbox.tell(history);
      new Books(database()).tell(history);
      figures.put("registrations", history.count(Deed.REGISTER, Phase.DONE));
      figures.put("mails", history.count(Deed.MAIL, Phase.SEEN));
      Results.keep("smtp", figures);
    }
    history.keep("smtp");
    assertThat(HistoryChecker.faults(history.events())).isEmpty();
    assertThat(history.events()).noneMatch(Event::open);
    assertThat(history.events())
        .filteredOn(event -> event.what() == Deed.MAIL)
        .as("what has expired is not sent")
        .noneMatch(event -> event.key().startsWith("late"));
  }

  private static String owners() {
    return Walk.owner("ada", late(Mode.REFUSE), late(Mode.HANG), late(Mode.LATER));
  }

  private static String late(Mode mode) {
    return "late-" + mode.name().toLowerCase(Locale.ROOT);
  }

  private String database() {
    return "jdbc:sqlite:" + folder.resolve("vestibule.sqlite3");
  }

  private static Map<String, String> settings(Postbox postbox, BrokenLine line) {
    Map<String, String> settings = new HashMap<>(postbox.settings());
    settings.put("mail.smtp.port", String.valueOf(line.port()));
    settings.put("limits.existence-per-minute", "0");
    settings.put("dialects.knox.reset-token-lifetime", TOKEN_SECONDS + "s");
    return settings;
  }

  private void drill(NodeProcess node, BrokenLine line, Map<String, Object> figures)
      throws Exception {
    Crew crew = new Crew(registering(node.url()));
    signIns(node.url());
    Duration usual = whileWorking(node, crew);
    figures.put("sign-in p99 ms, mail server there", usual.toMillis());
    for (Mode mode : List.of(Mode.REFUSE, Mode.HANG, Mode.LATER)) {
      line.set(mode);
      // Whoever was about to hear that the mail was taken has not, and sends it again.
      history.seen(Deed.OUTAGE, "", mode.name());
      resetByToken(node.url(), late(mode));
      Duration broken = whileWorking(node, crew);
      figures.put("sign-in p99 ms, " + mode, broken.toMillis());
      assertThat((double) broken.toNanos() / usual.toNanos()).as("%s", mode).isLessThan(MOST);
    }
    Books books = new Books(database());
    figures.put("waiting when it comes back", books.waiting());
    assertThat(tokens(books, Instant.EPOCH)).as("tokens that were to be mailed").isEqualTo(3);
    Drills.until(
        "all mailed tokens have expired",
        Duration.ofSeconds(2L * TOKEN_SECONDS),
        () -> tokens(books, Instant.ofEpochMilli(System.currentTimeMillis())) == 0);
    line.set(Mode.PASS);
    Duration drained = Drills.until("drained", DRAINING, () -> books.waiting() == 0);
    figures.put("drained within ms", drained.toMillis());
    node.stop();
  }

  /** How many mailed tokens end later than that. */
  private static long tokens(Books books, Instant than) {
    return books.count(
        "select count(*) from one_time_links where purpose = 'password_reset_token'"
            + " and expires_at > '%s'".formatted(than));
  }

  /** The 99th percentile of sign-ins while others register. */
  private Duration whileWorking(NodeProcess node, Crew crew) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(OUTAGE_SECONDS).toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      crew.work(threads);
      Duration p99 = signIns(node.url());
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      crew.rest();
      return p99;
    }
  }

  private Duration signIns(String url) {
    Talk talk = new Talk(url, history, "ada");
    Times times = new Times();
    for (int i = 0; i < SIGN_INS; i++) {
      times.take(() -> Walk.signIn(talk, "ada", 0).isPresent());
    }
    return times.percentile(99);
  }

  private List<Walk> registering(String url) {
    List<Walk> walks = new ArrayList<>();
    walks.add(new Walk.Registering(new Talk(url, history, "new"), "new"));
    return walks;
  }

  /** Asks for a token by mail that is over before the mail server is back. */
  private void resetByToken(String url, String name) {
    new Talk(url, history, "late")
        .post(
            "/api/reset-password/",
            Map.of("email", name + "@example.org"),
            "",
            new Matter(Deed.ASK, name, ""));
  }
}
