package dev.vestibule.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Alone;
import dev.vestibule.drills.Event.Deed;
import dev.vestibule.drills.Event.Phase;
import dev.vestibule.drills.Talk.Matter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up under SQLite: nothing breaks, questions are answered, room mends it. */
@Alone
class DiskDrillTest {
  private static final int MEGABYTE = 1024 * 1024;
  private static final int SIZE_MEGABYTES = 24;
  private static final int MOST_TRIES = 20_000;

  @TempDir Path folder;
  private final History history = new History();
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    run("mount", "-t", "tmpfs", "-o", "size=" + SIZE_MEGABYTES + "m", "tmpfs", disk.toString());
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  /** The drill needs a small disk, and so the right to mount one. */
  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor())
        .as("%s (needs root): %s", String.join(" ", command), said)
        .isZero();
  }

  @Test
  void writesWaitForRoomAndQuestionsAreAnswered() throws Exception {
    Map<String, Object> figures = new LinkedHashMap<>();
    try (Postbox postbox = new Postbox(history)) {
      Map<String, String> settings = settings(postbox);
      NodeProcess.run(disk, settings, Walk.owner("ada"), "users", "apply");
      try (NodeProcess node = NodeProcess.start(disk, settings)) {
        node.ready();
        drill(new Talk(node.url(), history, "ada"), figures);
        Drills.until("mails are sent", Duration.ofMinutes(2), () -> books().waiting() == 0);
        node.stop();
      }
      postbox.tell(history);
    }
    assertThat(books().strings("pragma integrity_check")).containsExactly("ok");
    books().tell(history);
    history.keep("disk");
    Results.keep("disk", figures);
    assertThat(HistoryChecker.faults(history.events())).isEmpty();
  }

  private Books books() {
    return new Books("jdbc:sqlite:" + disk.resolve("vestibule.sqlite3"));
  }

  private static Map<String, String> settings(Postbox postbox) {
    Map<String, String> settings = new HashMap<>(postbox.settings());
    settings.put("passwords.argon2-memory-kib", "8192");
    settings.put("passwords.argon2-iterations", "1");
    settings.put("limits.existence-per-minute", "0");
    settings.put("log.level", "warning");
    return settings;
  }

  private void drill(Talk talk, Map<String, Object> figures) throws IOException {
    String access = Walk.signIn(talk, "ada", 0).orElseThrow().answer().get("access").asString();
    Path ballast = disk.resolve("ballast");
    long room = disk.toFile().getUsableSpace();
    Files.write(ballast, new byte[(int) Math.max(room - 2 * MEGABYTE, 0)]);
    Walk.Registering registering = new Walk.Registering(talk, "new");
    int tries = 0;
    while (history.count(Deed.REGISTER, Phase.LATER) < 3 && tries++ < MOST_TRIES) {
      registering.step();
    }
    figures.put("registrations before the disk was full", history.count(Deed.REGISTER, Phase.DONE));
    assertThat(history.count(Deed.REGISTER, Phase.LATER)).as("put off").isEqualTo(3);
    for (int i = 0; i < 50; i++) {
      assertThat(talk.get("/auth/users/me/", access, new Matter(Deed.ASK, "me", "")).done())
          .isTrue();
    }
    history.seen(Deed.OUTAGE, "", "ends");
    Files.delete(ballast);
    long began = System.nanoTime();
    long before = history.count(Deed.REGISTER, Phase.DONE);
    Drills.until(
        "writes go on",
        Duration.ofSeconds(30),
        () -> {
          registering.step();
          return history.count(Deed.REGISTER, Phase.DONE) > before;
        });
    figures.put("ms until writes went on", Duration.ofNanos(System.nanoTime() - began).toMillis());
  }
}
