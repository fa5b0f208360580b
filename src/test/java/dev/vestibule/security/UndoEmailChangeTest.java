package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.activation;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.verification.AccountReference;
import dev.vestibule.ui.hosted.PageVisitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody took an account over and changed its address; its owner takes it back. */
class UndoEmailChangeTest {
  private static final String NEW = "another-horse-battery";
  private static final String LEFT = "Your e-mail address on Vestibule was changed";

  private final MovableClock clock = new MovableClock();
  private TestServer server;
  private Visitor visitor;
  private long id;

  @BeforeEach
  void start() {
    start(Map.of("dialects.djoser.send-activation-email", "false"));
  }

  private void start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("site.name", "Vestibule");
    server = TestServer.start(all, clock);
    visitor = new Visitor(server);
    id = visitor.account("ann");
  }

  private void restart(Map<String, String> settings) {
    server.close();
    start(settings);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String bearer() {
    return visitor.signIn("ann").bearer();
  }

  private void move(String to) {
    assertThat(visitor.json("PATCH", "/users/me/", Map.of("email", to), bearer()).status())
        .isEqualTo(200);
  }

  private Mailbox.Link left(String address) {
    return visitor.mailbox.newest(address, LEFT).orElseThrow().link();
  }

  private static String page(Mailbox.Link link) {
    return "/email/undo/" + link.uid() + "/" + link.token() + "/";
  }

  private Reply undo(Mailbox.Link link) {
    return visitor.unchecked(PageVisitor.form(server, visitor.to(page(link)), ""));
  }

  private Account ann() {
    House house = server.house();
    return house.database.read(sql -> house.accounts.byId(sql, id)).orElseThrow();
  }

  @Test
  void theFormerAddressTakesTheAccountBack() {
    move("thief@example.net");
    String thief = bearer();
    String stored = visitor.storedToken("ann");
    Mailbox.Link link = left(email("ann"));
    Reply done = undo(link);

    assertThat(done.status()).isEqualTo(200);
    assertThat(done.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(ann().email()).isEqualTo(email("ann"));
    assertThat(ann().emailVerifiedAt()).isNotNull();
    assertThat(visitor.statusOfMe(thief)).isEqualTo(401);
    assertThat(visitor.statusOfMe(stored)).isEqualTo(401);
    assertThat(undo(link).status()).as("a second time").isEqualTo(400);
  }

  @Test
  void theAddressThatIsGivenUpIsToldToo() {
    move("new@example.net");
    Mailbox.Link link = left(email("ann"));
    visitor.mailbox.settled("new@example.net");
    assertThat(undo(link).status()).isEqualTo(200);
    Mailbox.Mail told = visitor.mailbox.newest("new@example.net", LEFT).orElseThrow();
    assertThat(told.text()).contains("a…@example.org").doesNotContain("http");
    assertThat(visitor.mailbox.settled(email("ann")))
        .containsExactly("Your new e-mail address on Vestibule");
  }

  @Test
  void aNewPasswordIsOfferedAtOnce() {
    move("thief@example.net");
    Matcher offered =
        Pattern.compile("href=\"(/password/reset/confirm/[^\"]+)\"")
            .matcher(undo(left(email("ann"))).text());
    assertThat(offered.find()).isTrue();
    Reply set =
        visitor.unchecked(
            PageVisitor.form(
                server,
                visitor.to(offered.group(1)),
                "new_password=" + NEW + "&re_new_password=" + NEW));
    assertThat(set.status()).isEqualTo(200);
    assertThat(visitor.create("ann", NEW).status()).isEqualTo(200);
    assertThat(visitor.create("ann", PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void lookingAtThePageDoesNothing() {
    move("thief@example.net");
    Mailbox.Link link = left(email("ann"));
    for (int i = 0; i < 25; i++) {
      assertThat(visitor.unchecked(visitor.to(page(link))).status()).isEqualTo(200);
      visitor.unchecked(visitor.to(page(link)).method("HEAD", BodyPublishers.noBody()));
    }
    assertThat(ann().email()).isEqualTo("thief@example.net");
    assertThat(undo(link).status()).isEqualTo(200);
  }

  @Test
  void aDayLaterItIsTooLate() {
    move("new@example.net");
    clock.forward(Duration.ofHours(24).plusSeconds(5));
    assertThat(undo(left(email("ann"))).status()).isEqualTo(400);
    assertThat(ann().email()).isEqualTo("new@example.net");
  }

  @Test
  void aLinkIsGoodForItsOwnAccountAndThisAlone() {
    long eve = visitor.account("eve");
    move("new@example.net");
    Mailbox.Link link = left(email("ann"));
    assertThat(undo(new Mailbox.Link(AccountReference.encode(eve), link.token())).status())
        .isEqualTo(400);
    assertThat(visitor.confirmReset(link, NEW).status()).isEqualTo(400);
    assertThat(visitor.post("/users/activation/", activation(link)).status()).isEqualTo(400);
    Mailbox.Link reset = link("new@example.net");
    assertThat(undo(reset).status()).as("a reset link").isEqualTo(400);
    assertThat(ann().email()).isEqualTo("new@example.net");
  }

  private Mailbox.Link link(String address) {
    visitor.mailbox.settled(address);
    visitor.post("/users/reset_password/", Map.of("email", address));
    return visitor.link(address);
  }

  @Test
  void theFirstOwnerWinsOverLaterOnes() {
    move("b@example.net");
    move("c@example.net");
    Mailbox.Link first = left(email("ann"));
    Mailbox.Link second = left("b@example.net");

    assertThat(undo(second).status()).isEqualTo(200);
    assertThat(ann().email()).isEqualTo("b@example.net");
    assertThat(undo(first).status()).isEqualTo(200);
    assertThat(ann().email()).isEqualTo(email("ann"));
  }

  @Test
  void anUndoneOwnerCannotUndoTheUndoing() {
    move("b@example.net");
    move("c@example.net");
    Mailbox.Link reset = link("c@example.net");
    assertThat(undo(left(email("ann"))).status()).isEqualTo(200);
    assertThat(undo(left("b@example.net")).status()).isEqualTo(400);
    assertThat(visitor.confirmReset(reset, NEW).status()).as("mailed to the thief").isEqualTo(400);
    assertThat(ann().email()).isEqualTo(email("ann"));
  }

  @Test
  void aThiefCannotGetRidOfTheLink() {
    for (int i = 0; i < 8; i++) {
      move("thief" + i + "@example.net");
    }
    visitor.storedToken("ann");
    Mailbox.Link reset = link("thief7@example.net");
    assertThat(visitor.confirmReset(reset, NEW).status()).isEqualTo(204);
    assertThat(undo(left(email("ann"))).status()).isEqualTo(200);
    assertThat(ann().email()).isEqualTo(email("ann"));
  }

  @Test
  void anAddressThatIsSomebodyElsesByNowStaysTheirs() {
    move("new@example.net");
    visitor.account("quick", Map.of("email", email("ann")));
    assertThat(undo(left(email("ann"))).status()).isEqualTo(400);
    assertThat(ann().email()).isEqualTo("new@example.net");
  }

  @Test
  void anAccountThatIsShutStaysShut() {
    move("new@example.net");
    server.house().closeAccount.deactivate(ann(), Actor.STAFF);
    assertThat(undo(left(email("ann"))).status()).isEqualTo(400);
    assertThat(ann().active()).isFalse();
  }

  @Test
  void aPendingChangeIsUndoneTooAndItsActivationIsVoid() {
    restart(Map.of());
    move("new@example.net");
    assertThat(ann().active()).isFalse();
    Mailbox.Link proof = visitor.link("new@example.net");
    assertThat(undo(left(email("ann"))).status()).isEqualTo(200);
    assertThat(ann().active()).isTrue();
    assertThat(visitor.post("/users/activation/", activation(proof)).status()).isNotEqualTo(204);
    assertThat(ann().email()).isEqualTo(email("ann"));
  }

  @Test
  void underConcealmentTheNoticeGoesOutWhenTheAddressIsProven() {
    restart(Map.of("accounts.conceal-existence", "true"));
    move("new@example.net");
    assertThat(visitor.mailbox.settled(email("ann"))).isEmpty();
    Mailbox.Link proof = visitor.link("new@example.net");
    assertThat(visitor.post("/users/activation/", activation(proof)).status()).isEqualTo(204);
    assertThat(visitor.mailbox.settled("new@example.net"))
        .containsExactly("Your new e-mail address on Vestibule");
    assertThat(undo(left(email("ann"))).status()).isEqualTo(200);
    assertThat(ann().email()).isEqualTo(email("ann"));
  }
}
