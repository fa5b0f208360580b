package dev.vestibule.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Alone;
import dev.vestibule.TestDatabase;
import dev.vestibule.drills.Event.Deed;
import dev.vestibule.drills.Event.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was acknowledged is there after a kill -9, and every mail arrives. */
@Alone
class KillDrillTest {
  /** An operator's start has the ahead-of-time cache; the short form has not. */
  private static final Duration READY =
      Drills.whole() ? Duration.ofSeconds(3) : Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void nothingAcknowledgedIsLostOnSqlite() throws Exception {
    holds("kill-sqlite", Map.of(), "jdbc:sqlite:" + folder.resolve("vestibule.sqlite3"));
  }

  @Test
  void nothingAcknowledgedIsLostOnPostgresql() throws Exception {
    String url = TestDatabase.empty();
    holds("kill-postgresql", Map.of("database.url", url), url);
  }

  private void holds(String name, Map<String, String> database, String url) throws Exception {
    int kills = Drills.rounds(3, 300);
    History history = new KillDrill(folder, database, url).run(kills);
    history.keep(name);
    Results.keep(name, history);
    assertThat(HistoryChecker.faults(history.events())).isEmpty();
    assertThat(history.count(Deed.KILL, Phase.SEEN)).isEqualTo(kills);
    assertThat(history.count(Deed.REGISTER, Phase.DONE)).as("registrations").isPositive();
    assertThat(history.count(Deed.REFRESH, Phase.DONE)).as("refreshes").isPositive();
    assertThat(history.count(Deed.SET_PASSWORD, Phase.DONE)).as("passwords").isPositive();
    assertThat(history.count(Deed.MAIL, Phase.SEEN)).as("mails").isPositive();
    assertThat(Results.longestReady(history)).isLessThanOrEqualTo(READY);
  }
}
