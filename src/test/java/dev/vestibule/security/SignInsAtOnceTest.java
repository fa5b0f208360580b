package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many passwords for one account at the same moment. */
class SignInsAtOnceTest {
  private static final int FREE = 4;
  private TestServer server;
  private Visitor visitor;

  @BeforeEach
  void start() {
    server =
        TestServer.start(
            Map.of("limits.free-failures", String.valueOf(FREE)), MovableClock.stopped());
    visitor = new Visitor(server);
    visitor.account("known");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void manyRightOnesAreNotTakenForAnAttack() {
    assertThat(Visitor.atOnce(30, () -> visitor.create("known", PASSWORD).status()))
        .containsOnly(200);
  }

  @Test
  void manyWrongOnesGetNoMoreChecksThanOneByOne() {
    assertThat(Visitor.atOnce(50, () -> visitor.create("known", "wrong").status()))
        .filteredOn(status -> status == 401)
        .hasSize(FREE);
  }
}
