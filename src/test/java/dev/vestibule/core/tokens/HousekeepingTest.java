package dev.vestibule.core.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.time.Duration;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
  private final MovableClock clock = new MovableClock();

  @Test
  void sweepsSessionsAMonthAfterTheyExpiredAndNotBefore() {
    try (TestServer server = TestServer.start(Map.of(), clock)) {
      House house = server.house();
      long id = new Visitor(server).account("swept");
      TokenRules rules = new TokenRules(Duration.ofMinutes(5), Duration.ofDays(1), false, false);
      house.issueTokens.pair(
          house.database.read(sql -> house.accounts.byId(sql, id)).orElseThrow(),
          Client.NONE,
          rules);
      int made = count(house);
      assertThat(made).isPositive();

      clock.forward(Duration.ofDays(30));
      house.housekeeping.sweep();
      assertThat(count(house)).isEqualTo(made);

      clock.forward(Duration.ofDays(2));
      assertThat(house.housekeeping.sweep()).isAfter(clock.instant());
      assertThat(count(house)).isZero();
    }
  }

  @Test
  void sweepsMessagesThatAreOverAMonthAfterTheyWereWritten() {
    try (TestServer server = TestServer.start(Map.of(), clock)) {
      House house = server.house();
      Visitor visitor = new Visitor(server);
      for (int i = 0; i < 3; i++) {
        visitor.register("m" + i);
      }
      visitor.mailbox.settled("m2@example.org");
      int written = count(house, "outbox");
      assertThat(written).isGreaterThanOrEqualTo(3);
      clock.forward(Duration.ofDays(29));
      house.housekeeping.sweep();
      assertThat(count(house, "outbox")).isEqualTo(written);
      clock.forward(Duration.ofDays(2));
      house.housekeeping.sweep();
      assertThat(count(house, "outbox")).isZero();
    }
  }

  private static int count(House house) {
    return count(house, "sessions");
  }

  private static int count(House house, String rows) {
    return house.database.read(sql -> sql.fetchCount(DSL.table(rows)));
  }
}
