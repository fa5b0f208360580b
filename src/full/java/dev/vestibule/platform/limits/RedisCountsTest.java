package dev.vestibule.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisCountsTest extends CountsContract {
  private final List<Counts> opened = new ArrayList<>();
  private LocalRedis redis;

  @BeforeEach
  void start() throws IOException {
    redis = new LocalRedis();
  }

  @AfterEach
  void stop() {
    opened.forEach(Counts::close);
    redis.close();
  }

  @Override
  Counts counts() {
    RedisCounts counts = RedisCounts.open(redis.url(), clock);
    opened.add(counts);
    return counts;
  }

  @Override
  List<Counts> nodes() {
    return List.of(counts(), counts(), counts());
  }

  @Test
  void whileRedisIsAwayEachNodeCountsByItself() throws IOException {
    Budget one = new Budget(Allowance.perMinute("tried", 2), counts(), new byte[32]);
    Budget other = new Budget(Allowance.perMinute("tried", 2), counts(), new byte[32]);
    assertThat(one.spend("x")).isEmpty();
    redis.stop();
    for (Budget node : List.of(one, other)) {
      assertThat(node.spend("x")).isEmpty();
      assertThat(node.spend("x")).isEmpty();
      assertThat(node.spend("x")).as("never open").isPresent();
    }
    assertThat(opened).allSatisfy(counts -> assertThat(counts.unanswered()).isEqualTo(3));

    redis.startAgain();
    clock.forward(Duration.ofMinutes(1));
    assertThat(List.of(one, other)).allSatisfy(this::comesBack);
    one.spend("y");
    other.spend("y");
    assertThat(one.spend("y")).as("shared again").isPresent();
  }

  /** The connection comes back by itself, a little later. */
  private void comesBack(Budget node) {
    int counts = node.spend("z").isEmpty() ? 1 : 0;
    for (int tries = 0; tries < 200 && resting(); tries++) {
      clock.forward(Duration.ofSeconds(6));
      counts += node.spend("z").isEmpty() ? 1 : 0;
    }
    assertThat(counts).isPositive();
  }

  private boolean resting() {
    long before = opened.stream().mapToLong(Counts::unanswered).sum();
    java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    clock.forward(Duration.ofSeconds(6));
    opened.forEach(counts -> counts.spend(Allowance.perMinute("probe", 1_000_000), "probe"));
    return opened.stream().mapToLong(Counts::unanswered).sum() > before;
  }

  @Test
  void aRedisThatWasNeverThereDoesNotKeepAnybodyWaiting() {
    redis.stop();
    Budget budget = new Budget(Allowance.perMinute("tried", 1), counts(), new byte[32]);
    assertThat(budget.spend("x")).isEmpty();
    assertThat(budget.spend("x")).isPresent();
  }
}
