package dev.vestibule.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What holds wherever budgets are counted. */
abstract class CountsContract {
  private static final byte[] KEY = new byte[32];
  final MovableClock clock = MovableClock.stopped();

  /** A place that other nodes share, if it can be shared. */
  abstract Counts counts();

  /** Nodes that share one place. */
  List<Counts> nodes() {
    Counts one = counts();
    return List.of(one, one, one);
  }

  private NetworkBudget budget(Counts counts, int most) {
    return new NetworkBudget(new Budget(Allowance.perMinute("tried", most), counts, KEY));
  }

  @Test
  void soManyAMinuteAndThenEvenly() {
    NetworkBudget budget = budget(counts(), 6);
    assertThat(spent(budget, "192.0.2.1", 10)).isEqualTo(6);
    assertThat(budget.spend("192.0.2.1").map(Shortage::pause)).contains(Duration.ofSeconds(10));
    clock.forward(Duration.ofSeconds(10));
    assertThat(spent(budget, "192.0.2.1", 10)).isEqualTo(1);
    clock.forward(Duration.ofMinutes(5));
    assertThat(spent(budget, "192.0.2.1", 10)).isEqualTo(6);
  }

  @Test
  void whatIsGivenBackMayBeSpentAgain() {
    NetworkBudget budget = budget(counts(), 6);
    assertThat(spent(budget, "192.0.2.1", 6)).isEqualTo(6);
    budget.giveBack("192.0.2.1");
    assertThat(spent(budget, "192.0.2.1", 10)).isEqualTo(1);
  }

  @Test
  void eachNetworkHasItsOwn() {
    NetworkBudget budget = budget(counts(), 6);
    assertThat(spent(budget, "192.0.2.1", 10)).isEqualTo(6);
    assertThat(spent(budget, "192.0.2.2", 10)).isEqualTo(6);
    assertThat(spent(budget, "::ffff:192.0.2.2", 10)).as("the same, written as IPv6").isZero();
    assertThat(spent(budget, "2001:db8:0:1::1", 10)).isEqualTo(6);
    assertThat(spent(budget, "2001:db8:0:1:ffff:1:2:3", 10)).as("the same /64").isZero();
    assertThat(spent(budget, "2001:db8:0:2::1", 10)).isEqualTo(6);
    assertThat(spent(budget, "no address", 10)).isEqualTo(6);
  }

  @Test
  void exactWhenAllComeAtOnceOnThreeNodes() {
    List<NetworkBudget> nodes = nodes().stream().map(node -> budget(node, 10)).toList();
    AtomicInteger next = new AtomicInteger();
    assertThat(
            Visitor.atOnce(
                50, () -> nodes.get(next.getAndIncrement() % 3).spend("192.0.2.1").isEmpty()))
        .filteredOn(spent -> spent)
        .hasSize(10);
  }

  @Test
  void limitsDoNotMix() {
    Counts counts = counts();
    Budget one = new Budget(Allowance.perMinute("one", 1), counts, KEY);
    Budget other = new Budget(Allowance.perHour("other", 1), counts, KEY);
    assertThat(one.spend("x")).isEmpty();
    assertThat(other.spend("x")).isEmpty();
    assertThat(one.spend("x").map(Shortage::headers))
        .contains(
            Map.of(
                "Retry-After", "60",
                "RateLimit-Policy", "\"one\";q=1;w=60",
                "RateLimit", "\"one\";r=0;t=60"));
    assertThat(one.refused()).isEqualTo(1);
    assertThat(other.refused()).isZero();
  }

  @Test
  void noneIsNoLimit() {
    NetworkBudget none = budget(counts(), 0);
    assertThat(spent(none, "192.0.2.1", 100)).isEqualTo(100);
  }

  private static int spent(NetworkBudget budget, String address, int tries) {
    int spent = 0;
    for (int i = 0; i < tries; i++) {
      spent += budget.spend(address).isEmpty() ? 1 : 0;
    }
    return spent;
  }
}
