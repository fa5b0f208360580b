package dev.vestibule.dialect.v1;

import static dev.vestibule.dialect.v1.Native.PASSWORD;
import static dev.vestibule.dialect.v1.Native.access;
import static dev.vestibule.dialect.v1.Native.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.verification.ScheduleDeletion;
import dev.vestibule.core.verification.UndoEmailChange;
import dev.vestibule.dialect.v1.Native.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account that waits for its deletion, and the ways back. */
class OwnDeletionTest {
  private final MovableClock clock = new MovableClock();
  private TestServer server;
  private Native api;
  private Visitor people;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of(), clock);
    api = new Native(server);
    people = new Visitor(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String token(String name) {
    people.account(name);
    return access(api.signIn(name, PASSWORD).json());
  }

  private Reply delete(String token) {
    return api.post(
        "/me/deletion", Map.of("current_password", PASSWORD), "Authorization", "Bearer " + token);
  }

  private Reply restore(Map<String, String> by) {
    return api.post("/account-restorations", by);
  }

  private Reply restore(String identifier, String password) {
    return restore(Map.of("identifier", identifier, "password", password));
  }

  private Account account(String name) {
    House house = server.house();
    return house.database.read(sql -> house.accounts.byUsername(sql, name)).orElseThrow();
  }

  private int removed() {
    House house = server.house();
    return house.database.write(tx -> house.departures.schedule.removeDue(tx));
  }

  @Test
  void theAccountIsShutAndKept() {
    String token = token("ann");
    String other = access(api.signIn("ann", PASSWORD).json());
    Reply wrong =
        api.post(
            "/me/deletion", Map.of("current_password", "no"), "Authorization", "Bearer " + token);
    assertThat(wrong.errors()).containsExactly("/current_password wrong-password");
    Reply shut = delete(token);
    assertThat(shut.status()).isEqualTo(202);
    Instant due = Instant.parse(shut.at("/deletion_due_at"));
    assertThat(Duration.between(clock.instant(), due))
        .isBetween(Duration.ofDays(14).minusMinutes(1), Duration.ofDays(14));
    assertThat(api.get("/me", token).status()).isEqualTo(401);
    assertThat(api.get("/me", other).status()).isEqualTo(401);
    assertThat(api.signIn("ann", PASSWORD).code()).isEqualTo("wrong-credentials");
    Reply again = api.register("ann");
    assertThat(again.errors()).contains("/email taken");
    Mailbox.Mail mail = people.mailbox.newest(email("ann"), null).orElseThrow();
    assertThat(mail.subject()).isEqualTo("Your account on Example will be deleted");
  }

  @Test
  void whoHasThePasswordKeepsIt() {
    delete(token("bea"));
    assertThat(restore("bea", "wrong").code()).isEqualTo("wrong-credentials");
    assertThat(restore("nobody", PASSWORD).status()).isEqualTo(401);
    assertThat(restore(email("bea"), PASSWORD).status()).isEqualTo(204);
    assertThat(api.signIn("bea", PASSWORD).status()).isEqualTo(201);
    assertThat(restore("bea", PASSWORD).code()).isEqualTo("wrong-credentials");
    clock.forward(Duration.ofDays(20));
    assertThat(removed()).isZero();
  }

  @Test
  void whoHasTheLinkKeepsIt() {
    delete(token("cid"));
    Mailbox.Link link = people.link(email("cid"));
    assertThat(restore(Map.of("uid", link.uid(), "token", "x")).code()).isEqualTo("link-refused");
    Map<String, String> by = Map.of("uid", link.uid(), "token", link.token());
    assertThat(restore(by).status()).isEqualTo(204);
    assertThat(restore(by).code()).isEqualTo("link-refused");
    assertThat(api.signIn("cid", PASSWORD).status()).isEqualTo(201);
    Reply both = restore(Map.of("uid", link.uid(), "token", link.token(), "password", PASSWORD));
    assertThat(both.errors()).containsExactly("/password password-or-link");
    assertThat(restore(Map.of()).errors())
        .containsExactly("/identifier required", "/password required");
  }

  @Test
  void whenItIsDueItIsGoneForGood() {
    delete(token("dan"));
    Mailbox.Link link = people.link(email("dan"));
    clock.forward(Duration.ofDays(13));
    assertThat(removed()).isZero();
    clock.forward(Duration.ofDays(2));
    assertThat(restore("dan", PASSWORD).status()).isEqualTo(401);
    assertThat(restore(Map.of("uid", link.uid(), "token", link.token())).status()).isEqualTo(422);
    assertThat(removed()).isEqualTo(1);
    assertThat(people.find("dan")).isEmpty();
    assertThat(people.mailbox.settled(email("dan")))
        .containsExactly("Your account on Example was deleted");
    assertThat(api.register("dan").status()).isEqualTo(201);
  }

  @Test
  void whatStaffDeletesStaffAloneRestores() {
    people.account("eve");
    House house = server.house();
    Account eve = account("eve");
    assertThat(house.departures.schedule.schedule(eve, Actor.STAFF))
        .isInstanceOf(ScheduleDeletion.Outcome.Scheduled.class);
    Mailbox.Mail mail = people.mailbox.newest(email("eve"), null).orElseThrow();
    assertThat(mail.text()).contains("The Example team is going to delete").doesNotContain("http");
    assertThat(restore("eve", PASSWORD).status()).isEqualTo(401);
    assertThat(house.departures.undo.undo(eve, Actor.OWNER)).isFalse();
    assertThat(house.departures.undo.undo(eve, Actor.STAFF)).isTrue();
    assertThat(account("eve").status()).isEqualTo(AccountStatus.ACTIVE);
    assertThat(house.departures.undo.undo(eve, Actor.STAFF)).isFalse();
  }

  @Test
  void anActivationIsARestoration() {
    delete(token("fay"));
    server.house().closeAccount.activate(account("fay"));
    assertThat(account("fay").deletionDueAt()).isNull();
    clock.forward(Duration.ofDays(20));
    assertThat(removed()).isZero();
    assertThat(api.signIn("fay", PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void whoeverIsShutMeanwhileStaysShut() {
    delete(token("gus"));
    server.house().closeAccount.deactivate(account("gus"), Actor.STAFF);
    assertThat(restore("gus", PASSWORD).status()).isEqualTo(204);
    assertThat(account("gus").status()).isEqualTo(AccountStatus.DEACTIVATED);
    assertThat(account("gus").deletionDueAt()).isNull();
    assertThat(api.signIn("gus", PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void whoStoleTheAccountCannotHaveItDeleted() {
    String token = token("hal");
    api.post(
        "/me/email",
        Map.of("email", email("thief"), "current_password", PASSWORD),
        "Authorization",
        "Bearer " + token);
    api.post(
        "/me/email/verify", Map.of("code", api.code("thief")), "Authorization", "Bearer " + token);
    assertThat(delete(token).status()).isEqualTo(202);
    Mailbox.Link undo = people.link(email("hal"));
    assertThat(server.house().undoEmailChange.undo(undo.uid(), undo.token()))
        .isInstanceOf(UndoEmailChange.Outcome.Undone.class);
    assertThat(account("hal").deletionDueAt()).isNull();
    assertThat(api.signIn(email("hal"), PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void manyAtOnceAreToldTheSameMoment() {
    people.account("ida");
    Account ida = account("ida");
    House house = server.house();
    var told = Visitor.atOnce(10, () -> house.departures.schedule.schedule(ida, Actor.OWNER));
    assertThat(told).containsOnly(told.getFirst());
    assertThat(people.mailbox.settled(email("ida"))).hasSize(1);
  }

  @Test
  void theLastSuperuserStays() {
    people.account("one", Map.of("is_superuser", true));
    people.account("two", Map.of("is_superuser", true));
    assertThat(delete(access(api.signIn("one", PASSWORD).json())).status()).isEqualTo(202);
    String last = access(api.signIn("two", PASSWORD).json());
    Reply refused = delete(last);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("last-superuser");
    assertThat(api.get("/me", last).status()).isEqualTo(200);
    assertThat(restore("one", PASSWORD).status()).isEqualTo(204);
    assertThat(delete(last).status()).isEqualTo(202);
  }

  @Test
  void withoutATimeToWaitItGoesAtOnce() {
    try (TestServer hasty = TestServer.start(Map.of("accounts.deletion-waiting-time", "0s"))) {
      new Visitor(hasty).account("jo");
      Native there = new Native(hasty);
      String token = access(there.signIn("jo", PASSWORD).json());
      Reply gone =
          there.post(
              "/me/deletion",
              Map.of("current_password", PASSWORD),
              "Authorization",
              "Bearer " + token);
      assertThat(gone.status()).isEqualTo(204);
      assertThat(new Visitor(hasty).find("jo")).isEmpty();
    }
  }
}
