package dev.vestibule.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.audit.AuditEvents.Shown;
import dev.vestibule.core.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is recorded of what people do, through the wire. */
class AuditTrailTest {
  private static final MovableClock CLOCK = new MovableClock();
  private static TestServer server;
  private static House house;
  private static Visitor visitor;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("audit.sign-every", "1h"), CLOCK);
    house = server.house();
    visitor = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static UUID uuid(String username) {
    return account(username).uuid();
  }

  private static Account account(String username) {
    return house.database.read(sql -> house.accounts.byUsername(sql, username)).orElseThrow();
  }

  private static List<Shown> of(UUID account) {
    return house.auditing.recorded.page(AuditFilter.of(account), Optional.empty(), 50);
  }

  private static Shown one(UUID account, EventType type) {
    return of(account).stream()
        .filter(event -> event.type().equals(type.word()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(type + " is not among " + of(account)));
  }

  @Test
  void tellsTheWholeWayFromRegistrationToSignIn() {
    var link = visitor.register("way");
    assertThat(visitor.post("/users/activation/", Visitor.activation(link)).status())
        .isEqualTo(204);
    visitor.signIn("way");
    UUID way = uuid("way");
    assertThat(of(way))
        .extracting(Shown::type)
        .containsExactly(
            "session.created", "account.activated", "account.verified", "account.created");

    Shown created = one(way, EventType.ACCOUNT_CREATED);
    assertThat(created.actorKind()).isEqualTo("nobody");
    assertThat(created.door()).contains("djoser");
    assertThat(created.route()).hasValueSatisfying(route -> assertThat(route).contains("/users/"));
    assertThat(created.requestId()).isPresent();
    assertThat(created.personal()).containsKey("address");
    Shown session = one(way, EventType.SESSION_CREATED);
    assertThat(session.actorKind()).isEqualTo("account");
    assertThat(session.actor()).contains(way.toString());
    assertThat(session.facts()).containsKey("session").containsEntry("scope", "account");
    assertThat(one(way, EventType.ACCOUNT_VERIFIED).facts()).containsEntry("of", "email");
  }

  @Test
  void tellsWhyNobodyWasLetIn() {
    visitor.account("refused");
    visitor.create("refused", "wrong");
    visitor.create("nobody-at-all", "wrong");
    UUID account = uuid("refused");
    Shown wrong = one(account, EventType.SESSION_REFUSED);
    assertThat(wrong.outcome()).isEqualTo("refused");
    assertThat(wrong.actorKind()).isEqualTo("nobody");
    assertThat(wrong.facts()).containsEntry("reason", "wrong_password");
    assertThat(wrong.personal()).containsEntry("username", "refused");
    List<Shown> refused =
        house.auditing.recorded.page(only(EventType.SESSION_REFUSED), Optional.empty(), 50);
    assertThat(refused)
        .anySatisfy(event -> {
          assertThat(event.account()).isEmpty();
          assertThat(event.facts()).containsEntry("reason", "unknown_account");
          assertThat(event.personal()).containsEntry("username", "nobody-at-all");
        });
  }

  private static AuditFilter only(EventType type) {
    return new AuditFilter(
        Optional.of(type),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static AuditFilter from(String address) {
    return new AuditFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(address),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void namesFieldsAndNoValues() {
    visitor.account("fields");
    String bearer = visitor.signIn("fields").bearer();
    visitor.json("PATCH", "/users/me/", Map.of("first_name", "Ottilie"), bearer);
    Shown updated = one(uuid("fields"), EventType.ACCOUNT_UPDATED);
    assertThat(updated.facts()).containsEntry("fields", "first_name");
    assertThat(updated.actor()).contains(uuid("fields").toString());
    String all = house.database.read(sql -> sql.fetch("select * from audit_events").formatJSON());
    assertThat(all).doesNotContain("Ottilie", "127.0.0.1");
  }

  @Test
  void aPasswordThatIsResetEndsSessions() {
    visitor.account("resets");
    visitor.signIn("resets");
    visitor.confirmReset(visitor.resetLink("resets"), "Mq5?lantern-27");
    UUID account = uuid("resets");
    assertThat(one(account, EventType.PASSWORD_CHANGED).facts()).containsEntry("how", "reset");
    assertThat(one(account, EventType.SESSION_ENDED).facts())
        .containsEntry("reason", "password_reset");
    Shown asked = one(account, EventType.PASSWORD_RESET_REQUESTED);
    assertThat(asked.actorKind()).isEqualTo("nobody");
    // Looked at after the answer, and told as of the request all the same.
    assertThat(asked.door()).contains("djoser");
    assertThat(asked.personal()).containsKeys("address", "email");
  }

  @Test
  void findsByAddressAndGoesOnBehindAnEvent() {
    visitor.account("paged");
    for (int i = 0; i < 3; i++) {
      visitor.signIn("paged");
    }
    Shown session = one(uuid("paged"), EventType.SESSION_CREATED);
    String here = Objects.requireNonNull(session.personal().get("address"));
    List<Shown> first = house.auditing.recorded.page(from(here), Optional.empty(), 2);
    List<Shown> next =
        house.auditing.recorded.page(from(here), Optional.of(first.getLast().id()), 2);
    assertThat(first).hasSize(2);
    assertThat(next).hasSize(2).doesNotContainAnyElementsOf(first);
    assertThat(house.auditing.recorded.page(from("192.0.2.1"), Optional.empty(), 2)).isEmpty();
  }

  @Test
  void forgetsAPersonAndStaysWhole() {
    visitor.account("forgotten");
    visitor.signIn("forgotten");
    UUID account = uuid("forgotten");
    assertThat(house.auditing.forget.forget(account)).isTrue();
    assertThat(house.auditing.forget.forget(account)).isFalse();
    Shown session = one(account, EventType.SESSION_CREATED);
    assertThat(session.erased()).isTrue();
    assertThat(session.personal()).isEmpty();
    assertThat(of(account).getFirst().type()).isEqualTo("audit.forgotten");
    visitor.signIn("forgotten");
    assertThat(of(account).getFirst().personal()).containsKey("address");
    assertThat(house.auditing.verify.verify().faults()).isEmpty();
  }

  @Test
  void whoIsRemovedIsForgotten() {
    visitor.account("removed");
    Account account = account("removed");
    house.closeAccount.delete(account);
    assertThat(of(account.uuid()))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.personal()).isEmpty());
    assertThat(of(account.uuid()).getFirst().type()).isEqualTo("account.deleted");
    assertThat(of(account.uuid()).getFirst().actorKind()).isEqualTo("server");
  }

  @Test
  void chainsWithinAMomentAndKeepsWhatIsYoung() {
    visitor.account("chained");
    int _ = house.auditing.chain.from(Instant.EPOCH);
    long before = house.auditing.verify.verify().last();
    visitor.signIn("chained");
    assertThat(Visitor.atOnce(8, () -> visitor.signIn("chained").access())).hasSize(8);
    // Several nodes at once, beside the server's own.
    Visitor.atOnce(4, () -> house.auditing.chain.from(Instant.EPOCH));
    VerifyTrail.Report report = house.auditing.verify.verify();
    assertThat(report.faults()).isEmpty();
    assertThat(report.waiting()).isZero();
    assertThat(report.last()).isEqualTo(before + 9);
  }

  @Test
  void removesWhatIsOldAndSaysSo() {
    try (TestServer old = TestServer.start(Map.of("audit.retention", "10d"), CLOCK)) {
      House its = old.house();
      its.jobs.stop();
      Visitor them = new Visitor(old);
      them.account("old");
      int _ = its.auditing.chain.from(Instant.EPOCH);
      CLOCK.forward(Duration.ofDays(8));
      them.signIn("old");
      int _ = its.auditing.chain.from(Instant.EPOCH);
      long all = its.auditing.verify.verify().records();
      assertThat(its.auditing.upkeep.removeDue()).isZero();
      CLOCK.forward(Duration.ofDays(3));
      assertThat(its.auditing.upkeep.removeDue()).isPositive();
      VerifyTrail.Report report = its.auditing.verify.verify();
      assertThat(report.faults()).isEmpty();
      assertThat(report.first()).isGreaterThan(1);
      assertThat(report.records()).isPositive().isLessThan(all);
      them.signIn("old");
      CLOCK.forward(Duration.ofDays(30));
      assertThat(its.auditing.upkeep.removeDue()).isPositive();
      them.signIn("old");
      int _ = its.auditing.chain.from(Instant.EPOCH);
      assertThat(its.auditing.verify.verify().faults()).isEmpty();
    }
  }
}
