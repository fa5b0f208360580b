package dev.vestibule.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseCountsTest extends CountsContract {
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  Counts counts() {
    return new DatabaseCounts(server.house().database, clock);
  }

  @Override
  List<Counts> nodes() {
    return List.of(counts(), counts(), counts());
  }

  @Test
  void whatIsWholeAgainIsSweptAway() {
    Counts counts = counts();
    Allowance allowance = Allowance.perMinute("tried", 6);
    assertThat(counts.spend(allowance, "one")).isEmpty();
    assertThat(counts.sweep(10)).isZero();
    clock.forward(Duration.ofSeconds(11));
    assertThat(counts.sweep(10)).isEqualTo(1);
  }

  /** Who comes second must not be taken for somebody who has spent everything. */
  @Test
  void manyMayBeginAtOnce() {
    Counts counts = counts();
    Allowance allowance = Allowance.perMinute("tried", 100);
    for (int round = 0; round < 20; round++) {
      String subject = "begun" + round;
      assertThat(Visitor.atOnce(8, () -> counts.spend(allowance, subject)))
          .allMatch(Optional::isEmpty);
    }
  }
}
