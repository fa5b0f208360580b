package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.ui.hosted.PageVisitor;
import dev.vestibule.ui.hosted.PageVisitor.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a person does whose account strangers have tried too often. */
class DeviceProofTest {
  private static final String ATTACKER = "198.51.100.7";
  private static final String NEW_NETWORK = "203.0.113.5";
  private static final String THIRD_NETWORK = "203.0.113.77";
  private static final String NEW = "another-horse-battery";
  private static final int MOST = 5;
  private final MovableClock clock = MovableClock.stopped();
  private TestServer server;
  private Visitor people;

  @BeforeEach
  void start() {
    server =
        TestServer.start(
            Map.of(
                "limits.free-failures", "5",
                "limits.failures-in-a-row", String.valueOf(MOST),
                "server.trusted-proxies", "127.0.0.1,::1"),
            clock);
    people = new Visitor(server, "");
    people.account("ada");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply create(String address, String name, String password) {
    Map<String, String> body = Map.of("username", name, "password", password);
    return people.checked(
        people
            .to("/auth/jwt/create/")
            .header("X-Forwarded-For", address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
  }

  private void attack(String name) {
    for (int i = 0; i < MOST; i++) {
      assertThat(create(ATTACKER, name, "wrong").status()).isEqualTo(401);
    }
    clock.forward(Duration.ofMinutes(5));
    assertThat(create(ATTACKER, name, PASSWORD).get("code")).isEqualTo("device_unproven");
  }

  private String proof() {
    Mailbox.Link link = people.link(email("ada"));
    return "/signin/proof/" + link.uid() + "/" + link.token() + "/";
  }

  private long proofs() {
    House house = server.house();
    return house.database.read(sql -> house.links.given(sql, 1)).stream()
        .filter(link -> link.purpose().equals("device_proof"))
        .count();
  }

  private static Page signIn(PageVisitor visitor, String address) {
    return visitor.post(
        "/signin/", Map.of("identifier", "ada", "password", PASSWORD), "X-Forwarded-For", address);
  }

  @Test
  @DisplayName("GHSA-cq42-vhv7-xr7p: a new device of the victim's goes on by the mail's link")
  void theLinkLetsTheDeviceGoOn() {
    attack("ada");
    PageVisitor visitor = new PageVisitor(server);
    Page held = signIn(visitor, NEW_NETWORK);
    assertThat(held.status()).isEqualTo(429);
    assertThat(held.text()).contains("Look into your mail");

    String page = proof();
    for (int i = 0; i < 3; i++) {
      assertThat(visitor.get(page).text()).as("looking uses nothing up").contains("Let it go on");
    }
    Page proven = visitor.post(page, Map.of(), "X-Forwarded-For", NEW_NETWORK);
    assertThat(proven.status()).isEqualTo(200);
    assertThat(visitor.post(page, Map.of()).status()).as("once").isEqualTo(400);

    assertThat(create(NEW_NETWORK, "ada", PASSWORD).status()).as("an API there").isEqualTo(200);
    assertThat(signIn(visitor, THIRD_NETWORK).status()).as("the browser").isEqualTo(303);
    assertThat(create(ATTACKER, "ada", PASSWORD).status()).as("no other").isEqualTo(429);
  }

  @Test
  void aProofLastsAnHour() {
    attack("ada");
    new PageVisitor(server).post(proof(), Map.of(), "X-Forwarded-For", NEW_NETWORK);
    clock.forward(Duration.ofMinutes(61));
    assertThat(create(NEW_NETWORK, "ada", PASSWORD).status()).isEqualTo(429);
  }

  @Test
  void aProvenDeviceHasItsOwnCount() {
    attack("ada");
    new PageVisitor(server).post(proof(), Map.of(), "X-Forwarded-For", NEW_NETWORK);
    for (int i = 0; i < MOST; i++) {
      assertThat(create(NEW_NETWORK, "ada", "wrong").status()).isEqualTo(401);
    }
    clock.forward(Duration.ofMinutes(5));
    assertThat(create(NEW_NETWORK, "ada", PASSWORD).get("code")).isEqualTo("device_unproven");
  }

  @Test
  void oneMailInSixHoursAndNoneForNobody() {
    attack("ada");
    for (int i = 0; i < 3; i++) {
      create(ATTACKER, "ada", PASSWORD);
      clock.forward(Duration.ofHours(1));
    }
    proof();
    assertThat(proofs()).isEqualTo(1);
    clock.forward(Duration.ofHours(4));
    create(ATTACKER, "ada", PASSWORD);
    proof();
    assertThat(proofs()).isEqualTo(2);
    attack("nobody");
    assertThat(Crowd.seen(create(ATTACKER, "nobody", PASSWORD)))
        .isEqualTo(Crowd.seen(create(ATTACKER, "ada", PASSWORD)));
  }

  @Test
  void aNewPasswordBeginsAnew() {
    attack("ada");
    people.post("/auth/users/reset_password/", Map.of("email", email("ada")));
    Map<String, String> body = Visitor.reset(people.link(email("ada")), NEW);
    assertThat(people.post("/auth/users/reset_password_confirm/", body).status()).isEqualTo(204);
    assertThat(create(ATTACKER, "ada", "wrong").status()).isEqualTo(401);
    assertThat(create(NEW_NETWORK, "ada", NEW).status()).isEqualTo(200);
  }
}
