package dev.vestibule.core.codes;

import static dev.vestibule.core.codes.CodeHouse.french;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Visitor;
import dev.vestibule.platform.http.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many codes leave: for a number, an account, a country and the whole server. */
class CodeLimitsTest {
  private CodeHouse house = new CodeHouse(Map.of());

  @AfterEach
  void stop() {
    log.removeHandler(listener);
    house.close();
  }

  private void restart(Map<String, String> settings) {
    house.close();
    house = new CodeHouse(settings);
  }

  private void renew(String username) {
    house.renew(house.id(username), Language.EN);
  }

  private long held(Held reason) {
    return house.house.codeFigures.held(reason);
  }

  @Test
  void aNumberGetsOneAMinuteAndFiveADay() {
    house.register("anna", french(1));
    Visitor.atOnce(
        50,
        () -> {
          renew("anna");
          return true;
        });
    assertThat(house.left("sms")).isEqualTo(1);
    assertThat(held(Held.TOO_SOON)).isEqualTo(50);
    for (int i = 0; i < 6; i++) {
      house.clock.forward(Duration.ofMinutes(1));
      renew("anna");
    }
    assertThat(house.left("sms")).isEqualTo(5);
    assertThat(held(Held.TOO_MANY)).isEqualTo(2);
    house.clock.forward(Duration.ofHours(24));
    renew("anna");
    assertThat(house.left("sms")).isEqualTo(6);
  }

  @Test
  void anotherAccountGetsNoMoreForTheSameNumber() {
    house.register("anna", french(1));
    for (int i = 0; i < 4; i++) {
      house.clock.forward(Duration.ofMinutes(1));
      renew("anna");
    }
    house.delete(house.id("anna"));
    house.clock.forward(Duration.ofMinutes(1));
    assertThat(house.register("bruno", french(1)).held()).contains(Held.TOO_MANY);
    assertThat(house.left("sms")).isEqualTo(5);
  }

  @Test
  void anAccountGetsNoMoreForOtherNumbers() {
    house.register("anna", french(0));
    for (int i = 1; i < 8; i++) {
      house.move(house.id("anna"), french(i));
      renew("anna");
    }
    assertThat(house.left("sms")).isEqualTo(5);
  }

  @Test
  void theServerHasABudget() {
    restart(Map.of("sms.hourly-budget", "20"));
    AtomicInteger next = new AtomicInteger();
    Visitor.atOnce(
        30,
        () -> {
          int i = next.incrementAndGet();
          return house.register("user" + i, french(i));
        });
    assertThat(house.left("sms")).isEqualTo(20);
    assertThat(held(Held.BUDGET)).isEqualTo(10);
    house.clock.forward(Duration.ofHours(1));
    assertThat(house.register("late", french(99)).held()).isEmpty();
  }

  @Test
  void aCountryHasABudgetOfItsOwn() {
    restart(Map.of("sms.hourly-budget-per-country", "3"));
    for (int i = 0; i < 5; i++) {
      house.register("user" + i, french(i));
    }
    assertThat(house.left("sms")).isEqualTo(3);
    assertThat(held(Held.COUNTRY_BUDGET)).isEqualTo(2);
    assertThat(house.register("abroad", "+12125552368").held()).isEmpty();
  }

  private final Logger log = Logger.getLogger(Breaker.class.getName());
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          warnings.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /** To be called once the server runs: its start sets the levels. */
  private void listen() {
    log.setLevel(Level.ALL);
    log.addHandler(listener);
  }

  @Test
  void theBreakerShutsOnceWarnsOnceAndRecovers() {
    restart(Map.of("sms.breaker-from", "10"));
    listen();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      codes.add(house.register("user" + i, french(i)).code().orElseThrow());
    }
    assertThat(house.register("quick", french(50)).held()).as("too young to tell").isEmpty();
    assertThat(shut()).isEmpty();
    assertThat(ready()).contains("\"telephone-codes\":{\"status\":\"up\"");

    house.clock.forward(Breaker.GRACE);
    for (int i = 0; i < 5; i++) {
      assertThat(house.register("more" + i, french(60 + i)).held()).contains(Held.BREAKER);
    }
    assertThat(shut()).containsExactly(33);
    assertThat(warnings).hasSize(1);
    assertThat(warnings.getFirst()).contains("+33").doesNotContain(french(0));
    assertThat(ready()).startsWith("200").contains("\"telephone-codes\":{\"status\":\"degraded\"");
    assertThat(metrics())
        .contains("vestibule_codes_held_total{reason=\"breaker\"} 5.0")
        .contains("vestibule_codes_sent_total 11.0")
        .contains("vestibule_codes_countries_shut 1.0");
    assertThat(house.register("abroad", "+12125552368").held()).isEmpty();

    for (int i = 0; i < 2; i++) {
      assertThat(house.verify(house.id("user" + i), codes.get(i))).isTrue();
    }
    assertThat(house.register("welcome", french(70)).held()).isEmpty();
    assertThat(shut()).isEmpty();
    assertThat(warnings).hasSize(1);
  }

  @Test
  void theBreakerOpensWhenTheHourIsOver() {
    restart(Map.of("sms.breaker-from", "5"));
    for (int i = 0; i < 5; i++) {
      house.register("user" + i, french(i));
    }
    house.clock.forward(Breaker.GRACE);
    assertThat(house.register("early", french(50)).held()).contains(Held.BREAKER);
    house.clock.forward(Breaker.HOUR);
    assertThat(house.register("late", french(51)).held()).isEmpty();
  }

  @Test
  void theBreakerCanBeSwitchedOff() {
    restart(Map.of("sms.breaker-from", "5", "sms.breaker-entered-percent", "0"));
    for (int i = 0; i < 5; i++) {
      house.register("user" + i, french(i));
    }
    house.clock.forward(Breaker.GRACE);
    assertThat(house.register("next", french(50)).held()).isEmpty();
  }

  /** A thousand registrations within an hour by somebody who never enters a code. */
  @Test
  void pumpingIsStopped() {
    for (int i = 0; i < 1000; i++) {
      house.register("pump" + i, french(i));
      house.clock.forward(Duration.ofMillis(3600));
    }
    assertThat(house.left("sms")).isBetween(50, 90);
  }

  /** A thousand at once: before anybody could have entered anything the country's budget holds. */
  @Test
  void aBurstEndsAtTheBudgetOfTheCountry() {
    AtomicInteger next = new AtomicInteger();
    Visitor.atOnce(
        1000,
        () -> {
          int i = next.incrementAndGet();
          return house.register("pump" + i, french(i));
        });
    assertThat(house.left("sms")).isEqualTo(300);
    assertThat(held(Held.COUNTRY_BUDGET)).isEqualTo(700);
  }

  private List<Integer> shut() {
    return house.house.database.read(house.house.codeBreaker::shut);
  }

  private String ready() {
    return visit("/health/details");
  }

  private String metrics() {
    return visit("/metrics");
  }

  private String visit(String path) {
    Visitor visitor = new Visitor(house.server);
    Visitor.Reply reply = visitor.unchecked(visitor.to(path).GET());
    return reply.status() + " " + reply.text();
  }
}
