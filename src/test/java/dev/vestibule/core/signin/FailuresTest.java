package dev.vestibule.core.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.platform.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final String SUBJECT = "somebody";

  /**
   * Two who sign in at once, on nodes whose clocks differ a little, must not hold each other up.
   */
  @Test
  void withoutAPauseTheNextAttemptMayBeMadeOnANodeWhoseClockIsBehind() {
    MovableClock clock = MovableClock.stopped();
    try (TestServer server = TestServer.start(Map.of(), clock)) {
      Database database = server.house().database;
      Failures ahead = new Failures(() -> clock.instant().plusSeconds(5));
      Failures behind = new Failures(clock);
      count(database, ahead, Duration.ZERO);
      assertThat(next(database, behind)).isEqualTo(Instant.EPOCH);
      takeBack(database, ahead);
      assertThat(next(database, behind)).isEqualTo(Instant.EPOCH);
      count(database, ahead, Duration.ofSeconds(1));
      assertThat(next(database, behind)).isAfter(clock.instant());
    }
  }

  private static void count(Database database, Failures failures, Duration pause) {
    int _ =
        database.write(tx -> {
          failures.count(tx, SUBJECT, Failures.Row.NONE, pause);
          return 0;
        });
  }

  private static void takeBack(Database database, Failures failures) {
    int _ =
        database.write(tx -> {
          failures.takeBack(tx, List.of(SUBJECT));
          return 0;
        });
  }

  private static Instant next(Database database, Failures failures) {
    return database.read(sql -> failures.of(sql, SUBJECT)).next();
  }
}
