package dev.vestibule.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {
  private final MovableClock clock = new MovableClock();
  private TestServer server;
  private IdempotencyKeys keys;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of(), clock);
    keys = server.house().idempotencyKeys;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Claim.New fresh(String request) {
    Claim claim = keys.claim("key", bytes(request));
    assertThat(claim).isInstanceOf(Claim.New.class);
    return (Claim.New) claim;
  }

  @Test
  void anAnswerIsKeptForADay() {
    keys.keep(fresh("request"), bytes("answer"));
    assertThat(keys.claim("key", bytes("request")))
        .isInstanceOfSatisfying(
            Claim.Answered.class, kept -> assertThat(kept.answer()).isEqualTo(bytes("answer")));
    assertThat(keys.claim("key", bytes("other"))).isEqualTo(new Claim.OtherRequest());
    assertThat(keys.claim("other key", bytes("request"))).isInstanceOf(Claim.New.class);
    clock.forward(Duration.ofHours(23));
    assertThat(keys.claim("key", bytes("request"))).isInstanceOf(Claim.Answered.class);
    clock.forward(Duration.ofHours(2));
    assertThat(keys.claim("key", bytes("request"))).isInstanceOf(Claim.New.class);
  }

  @Test
  void aRequestUnderWayIsNotDoneTwice() {
    Claim.New claim = fresh("request");
    assertThat(keys.claim("key", bytes("request"))).isEqualTo(new Claim.UnderWay());
    keys.release(claim);
    fresh("request");
  }

  @Test
  void aRequestThatWasCutOffIsForgotten() {
    fresh("request");
    clock.forward(Duration.ofMinutes(2));
    fresh("request");
  }
}
