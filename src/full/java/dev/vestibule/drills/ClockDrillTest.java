package dev.vestibule.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Alone;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.platform.time.Elapsed;
import dev.vestibule.platform.time.SteadyClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * The machine's clock is set back and forth by an hour under a server that runs. Setting a real
 * clock takes rights that few machines give to a test: the machine's clock is a movable one here,
 * and everything above it is what {@code serve} runs.
 */
@Alone
class ClockDrillTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final Duration LEEWAY = Duration.ofSeconds(10);

  private final MovableClock machine = MovableClock.stopped();
  private final AtomicLong passed = new AtomicLong();

  /** Time passes, whatever the clock is set to. */
  private void pass(Duration time) {
    passed.addAndGet(time.toNanos());
    machine.forward(time);
  }

  @Test
  void nothingExpiredLivesAgainAndNothingValidDiesEarly() {
    SteadyClock clock = new SteadyClock(machine, new Elapsed(passed::get, Path.of("/proc/uptime")));
    try (TestServer server = TestServer.start(Map.of(), clock)) {
      Visitor visitor = new Visitor(server);
      visitor.account("anna");
      String valid = visitor.signIn("anna").bearer();
      Mailbox.Link link = visitor.resetLink("anna");
      machine.forward(HOUR);
      assertThat(visitor.statusOfMe(valid)).as("forth by an hour").isEqualTo(200);
      pass(LIFETIME.minus(LEEWAY));
      assertThat(visitor.statusOfMe(valid)).as("just before its end").isEqualTo(200);
      pass(LEEWAY.multipliedBy(2));
      assertThat(visitor.statusOfMe(valid)).as("after its end").isEqualTo(401);
      machine.forward(HOUR.negated());
      assertThat(visitor.statusOfMe(valid)).as("right again").isEqualTo(401);
      String next = visitor.signIn("anna").bearer();
      machine.forward(HOUR.negated());
      assertThat(visitor.statusOfMe(valid)).as("back by an hour").isEqualTo(401);
      assertThat(visitor.statusOfMe(next)).as("back by an hour").isEqualTo(200);
      pass(LIFETIME.minus(LEEWAY));
      assertThat(visitor.statusOfMe(next)).as("just before its end").isEqualTo(200);
      pass(LEEWAY.multipliedBy(2));
      assertThat(visitor.statusOfMe(next)).as("after its end").isEqualTo(401);
      machine.forward(HOUR);
      assertThat(visitor.statusOfMe(next)).as("right again").isEqualTo(401);
      assertThat(visitor.confirmReset(link, "new-Harbour-97").status()).isEqualTo(204);
    }
  }
}
