package dev.vestibule.dialect.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.verification.CloseAccount;
import dev.vestibule.dialect.v1.Native.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of those who may do everything, one remains, whatever is tried and however many try. */
class LastSuperuserTest {
  private TestServer server;
  private Office office;
  private String boss;
  private String path;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of());
    office = new Office(server);
    boss = office.superuser("boss");
    path = "/accounts/" + office.uuid("boss");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theNativeApiKeepsThem() {
    List<Reply> refused =
        List.of(
            office.patch(boss, path, Map.of("superuser", false)),
            office.bare(boss, "POST", path + "/deactivation"),
            office.bare(boss, "DELETE", path));
    assertThat(refused).extracting(Reply::status).containsOnly(409);
    assertThat(refused).extracting(Reply::code).containsOnly("last-superuser");
    assertThat(office.get(boss, "/me").status()).isEqualTo(200);
  }

  @Test
  void whoIsShutCountsForNobody() {
    office.account("shut", Map.of("is_superuser", true));
    String other = "/accounts/" + office.uuid("shut");
    assertThat(office.bare(boss, "POST", other + "/deactivation").status()).isEqualTo(200);
    assertThat(office.bare(boss, "DELETE", path).status()).isEqualTo(409);
    assertThat(office.bare(boss, "DELETE", other).status()).isEqualTo(202);
  }

  @Test
  void theOtherDialectsKeepThem() {
    Visitor.Pair pair = office.operator.signIn("boss");
    Visitor.Reply refused =
        office.operator.json(
            "DELETE", "/users/me/", Map.of("current_password", Visitor.PASSWORD), pair.bearer());
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.get("detail"))
        .isEqualTo("This is the last superuser. Name another one first.");
    var house = server.house();
    var account = house.database.read(sql -> house.accounts.byUsername(sql, "boss")).orElseThrow();
    assertThat(house.closeAccount.deactivate(account))
        .isEqualTo(new CloseAccount.Outcome.LastSuperuser());
    assertThat(office.operator.statusOfMe(pair.bearer())).isEqualTo(200);
  }

  @Test
  void aNewAddressDoesNotShutThemOut() {
    Visitor.Pair pair = office.operator.signIn("boss");
    Visitor.Reply moved =
        office.operator.json(
            "PATCH", "/users/me/", Map.of("email", "typo@example.org"), pair.bearer());
    assertThat(moved.status()).isEqualTo(200);
    assertThat(office.operator.statusOfMe(pair.bearer())).isEqualTo(200);
    office.account("peer", Map.of("is_superuser", true));
    office.operator.json(
        "PATCH", "/users/me/", Map.of("email", "other@example.org"), pair.bearer());
    assertThat(office.operator.statusOfMe(pair.bearer())).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demote", "delete", "deactivate", "mixed"})
  void twoWhoRemoveEachOtherLeaveOne(String how) {
    String peer = office.superuser("peer");
    String peerPath = "/accounts/" + office.uuid("peer");
    List<Callable<Reply>> both =
        List.of(
            () -> remove(boss, peerPath, how.equals("mixed") ? "delete" : how),
            () -> remove(peer, path, how.equals("mixed") ? "demote" : how));
    AtomicInteger turn = new AtomicInteger();
    List<Integer> statuses =
        Visitor.atOnce(2, () -> both.get(turn.getAndIncrement()).call().status());
    // The slower one was refused, be it that their own rights or their account were gone already.
    assertThat(statuses.stream().filter(status -> status < 300)).hasSize(1);
    String left = office.get(boss, "/accounts").status() == 200 ? "boss" : "peer";
    assertThat(office.bare(office.token(left), "DELETE", "/accounts/" + office.uuid(left)).code())
        .isEqualTo("last-superuser");
  }

  private Reply remove(String token, String target, String how) {
    return switch (how) {
      case "demote" -> office.patch(token, target, Map.of("superuser", false));
      case "delete" -> office.bare(token, "DELETE", target);
      default -> office.bare(token, "POST", target + "/deactivation");
    };
  }
}
