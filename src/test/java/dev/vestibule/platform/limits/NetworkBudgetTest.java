package dev.vestibule.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.Visitor;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetworkBudgetTest {
  private final MovableClock clock = MovableClock.stopped();
  private final NetworkBudget budget = new NetworkBudget(6, clock);

  @Test
  void soManyAMinuteAndThenEvenly() {
    assertThat(spent("192.0.2.1", 10)).isEqualTo(6);
    assertThat(budget.spend("192.0.2.1")).contains(Duration.ofSeconds(10));
    clock.forward(Duration.ofSeconds(10));
    assertThat(spent("192.0.2.1", 10)).isEqualTo(1);
    clock.forward(Duration.ofMinutes(5));
    assertThat(spent("192.0.2.1", 10)).isEqualTo(6);
  }

  @Test
  void eachNetworkHasItsOwn() {
    assertThat(spent("192.0.2.1", 10)).isEqualTo(6);
    assertThat(spent("192.0.2.2", 10)).isEqualTo(6);
    assertThat(spent("::ffff:192.0.2.2", 10)).as("the same address, written as IPv6").isZero();
    assertThat(spent("2001:db8:0:1::1", 10)).isEqualTo(6);
    assertThat(spent("2001:db8:0:1:ffff:1:2:3", 10)).as("the same /64").isZero();
    assertThat(spent("2001:db8:0:2::1", 10)).isEqualTo(6);
    assertThat(spent("no address", 10)).isEqualTo(6);
  }

  @Test
  void exactWhenAllComeAtOnce() {
    assertThat(Visitor.atOnce(200, () -> budget.spend("192.0.2.1").isEmpty()))
        .filteredOn(spent -> spent)
        .hasSize(6);
  }

  @Test
  void noneIsNoLimit() {
    NetworkBudget none = new NetworkBudget(0, clock);
    for (int i = 0; i < 1000; i++) {
      assertThat(none.spend("192.0.2.1")).isEmpty();
    }
  }

  private int spent(String address, int tries) {
    int spent = 0;
    for (int i = 0; i < tries; i++) {
      spent += budget.spend(address).isEmpty() ? 1 : 0;
    }
    return spent;
  }
}
