package dev.vestibule.core.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneTimeLinksTest {
  private final MovableClock clock = new MovableClock();
  private TestServer server;
  private House house;
  private long account;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of(), clock);
    house = server.house();
    account = new Visitor(server).account("linked");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String make(LinkPurpose purpose) {
    return house.database.write(tx -> house.links.make(tx, account, purpose).secret());
  }

  private boolean use(LinkPurpose purpose, String secret) {
    return house.database.write(tx -> house.links.use(tx, account, purpose, secret));
  }

  @Test
  void theSixthLinkVoidsTheOldest() {
    List<String> secrets =
        IntStream.range(0, 6).mapToObj(i -> make(LinkPurpose.PASSWORD_RESET)).toList();
    assertThat(use(LinkPurpose.PASSWORD_RESET, secrets.getFirst())).isFalse();
    assertThat(secrets.subList(1, 6)).allMatch(secret -> use(LinkPurpose.PASSWORD_RESET, secret));
  }

  @Test
  void purposesAreCountedApart() {
    String activation = make(LinkPurpose.ACTIVATION);
    IntStream.range(0, 6).forEach(i -> make(LinkPurpose.PASSWORD_RESET));
    assertThat(use(LinkPurpose.ACTIVATION, activation)).isTrue();
  }

  @Test
  void aLinkWorksOnceForItsAccountAndPurpose() {
    String secret = make(LinkPurpose.PASSWORD_RESET);
    assertThat(use(LinkPurpose.USERNAME_RESET, secret)).isFalse();
    assertThat(
            house.database.<Boolean>write(
                tx -> house.links.use(tx, account + 1, LinkPurpose.PASSWORD_RESET, secret)))
        .isFalse();
    assertThat(use(LinkPurpose.PASSWORD_RESET, secret)).isTrue();
    assertThat(use(LinkPurpose.PASSWORD_RESET, secret)).isFalse();
  }

  @Test
  void aLinkExpires() {
    String secret = make(LinkPurpose.ACTIVATION);
    clock.forward(Duration.ofDays(3).plusSeconds(1));
    assertThat(use(LinkPurpose.ACTIVATION, secret)).isFalse();
  }

  @Test
  void aSecretHas256Bits() {
    assertThat(java.util.Base64.getUrlDecoder().decode(make(LinkPurpose.ACTIVATION))).hasSize(32);
  }
}
