package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.activation;
import static dev.vestibule.Visitor.email;
import static dev.vestibule.security.Crowd.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.verification.AccountReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With accounts.conceal-existence no answer tells whether an address has an account. */
class ConcealmentTest {
  private static final String TOLD = "You already have an account on Vestibule";
  private final MovableClock clock = new MovableClock();
  private TestServer server;
  private House house;
  private Crowd crowd;
  private Visitor visitor;

  @BeforeEach
  void start() {
    server =
        TestServer.start(
            Map.of(
                "accounts.conceal-existence", "true",
                "site.name", "Vestibule",
                "dialects.djoser.hide-users", "false",
                "dialects.djoser.password-reset-show-email-not-found", "true",
                "dialects.djoser.username-reset-show-email-not-found", "true"),
            clock);
    house = server.house();
    crowd = new Crowd(server);
    visitor = crowd.visitor();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/auth/users/reset_password/",
        "/auth/users/reset_username/",
        "/auth/users/resend_activation/",
        "/api/reset-password/",
        "/api/forgot-password/",
        "/email_check/"
      })
  void requestsAreAnsweredAlike(String path) {
    List<Crowd.Seen> answers =
        Crowd.ALL.stream()
            .map(who -> seen(crowd.post(path, Map.of("email", email(who))), email(who)))
            .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isBetween(200, 204));
    assertThat(answers).containsOnly(answers.getFirst());
  }

  @Test
  void requestsReachWhoTheyAreFor() {
    for (String who : Crowd.ALL) {
      visitor.post("/users/reset_password/", Map.of("email", email(who)));
      visitor.post("/users/reset_username/", Map.of("email", email(who)));
      visitor.post("/users/resend_activation/", Map.of("email", email(who)));
      crowd.post("/api/reset-password/", Map.of("email", email(who)));
    }
    assertThat(visitor.mailbox.settled(email("known")))
        .containsExactlyInAnyOrder(
            "Password reset on Vestibule", "Username reset on Vestibule", "Password Reset Request");
    assertThat(visitor.mailbox.settled(email("pending")))
        .containsExactly("Account activation on Vestibule");
    assertThat(visitor.mailbox.settled(email("shut"))).isEmpty();
    assertThat(visitor.mailbox.settled(email("unknown"))).isEmpty();
  }

  @Test
  void registrationsAreAnsweredAlikeAndConsumeANumberEach() {
    List<Reply> replies = Crowd.ALL.stream().map(who -> register("new_" + who, who)).toList();
    List<Long> ids = replies.stream().map(reply -> Long.valueOf(reply.get("id"))).toList();

    assertThat(Crowd.ALL)
        .allSatisfy(who -> {
          Reply reply = replies.get(Crowd.ALL.indexOf(who));
          assertThat(reply.status()).isEqualTo(201);
          assertThat(reply.get("username")).isEqualTo("new_" + who);
          assertThat(reply.get("email")).isEqualTo(email(who));
          assertThat(reply.get("first_name")).isEqualTo("New");
          assertThat(reply.json().get("is_active").booleanValue()).isFalse();
          assertThat(seen(reply, "\"id\":" + reply.get("id"), "new_" + who, email(who)))
              .isEqualTo(seen(replies.get(0), "\"id\":" + ids.get(0), "new_known", email("known")));
        });
    assertThat(ids).containsExactly(ids.get(0), ids.get(0) + 1, ids.get(0) + 2, ids.get(0) + 3);
  }

  private Reply register(String username, String who) {
    Map<String, Object> body = new HashMap<>(Visitor.registration(username));
    body.put("email", email(who));
    body.put("first_name", "New");
    return visitor.post("/users/", body);
  }

  private long idOf(Reply reply) {
    return reply.json().get("id").longValue();
  }

  @Test
  void whatWasRegisteredLooksAlikeAfterwards() {
    visitor.account("stranger");
    String bearer = visitor.signIn("stranger").bearer();
    Map<String, Long> ids = new HashMap<>();
    Crowd.ALL.forEach(who -> ids.put(who, idOf(register("new_" + who, who))));

    List<List<Crowd.Seen>> looks =
        Crowd.ALL.stream()
            .map(who -> {
              long id = ids.get(who);
              String uid = AccountReference.encode(id);
              Map<String, String> forged = activation(new Mailbox.Link(uid, "x".repeat(43)));
              Map<String, String> renaming = new HashMap<>(forged);
              renaming.put("new_username", "renamed");
              return List.of(
                  seen(register("new_" + who, "nobody")),
                  seen(register("new_" + who, "known")),
                  seen(visitor.create("new_" + who, PASSWORD)),
                  seen(visitor.get("/users/" + id + "/", bearer)),
                  seen(visitor.post("/users/activation/", forged)),
                  seen(visitor.post("/users/reset_username_confirm/", renaming)),
                  seen(
                      visitor.confirmReset(
                          new Mailbox.Link(uid, "x".repeat(43)), "another-horse-battery")));
            })
            .toList();

    assertThat(looks).containsOnly(looks.getFirst());
    assertThat(looks.getFirst())
        .extracting(Crowd.Seen::status)
        .containsExactly(400, 400, 401, 403, 400, 400, 400);
    assertThat(looks.getFirst().getFirst().body()).contains("username").doesNotContain("email");
  }

  @Test
  void anAddressThatWasJustRegisteredIsConcealedToo() {
    Reply first = register("alpha", "fresh");
    Reply second = register("omega", "fresh");
    assertThat(seen(second, "\"id\":" + second.get("id"), "omega"))
        .isEqualTo(seen(first, "\"id\":" + first.get("id"), "alpha"));
  }

  @Test
  void decoysAreInNoList() {
    visitor.account("chief", Map.of("is_staff", true));
    String bearer = visitor.signIn("chief").bearer();
    long decoy = idOf(register("decoy", "known"));
    long real = idOf(register("real", "fresh"));

    String list = visitor.get("/users/", bearer).text();
    assertThat(list).contains("\"real\"").doesNotContain("decoy");
    assertThat(visitor.get("/users/" + decoy + "/", bearer).status()).isEqualTo(404);
    assertThat(visitor.get("/users/" + real + "/", bearer).status()).isEqualTo(200);
    List<Account> after = house.database.read(sql -> house.accounts.after(sql, 0, 100));
    assertThat(after).extracting(Account::username).contains("real").doesNotContain("decoy");
    int count = house.database.read(house.accounts::count);
    assertThat(count).isEqualTo(after.size());
    List<Account> page = house.database.read(sql -> house.accounts.page(sql, 0, 100));
    assertThat(page).extracting(Account::id).contains(real).doesNotContain(decoy);
    assertThat(visitor.find("decoy")).isEmpty();
  }

  @Test
  void anOperatorMayTakeADecoysName() {
    register("wanted", "known");
    visitor.account("wanted");
    assertThat(visitor.create("wanted", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void ownersAreToldOnceADay() {
    for (int i = 0; i < 3; i++) {
      for (String who : Crowd.ALL) {
        register("try" + i + who, who);
      }
    }
    Mailbox.Mail mail = visitor.mailbox.newest(email("known"), TOLD).orElseThrow();
    assertThat(mail.text()).contains("known", "ask for a new one").doesNotContain("http", "try");
    assertThat(visitor.mailbox.newest(email("pending"), TOLD).orElseThrow().text())
        .contains("activation mail");
    assertThat(visitor.mailbox.newest(email("shut"), TOLD).orElseThrow().text())
        .contains("deactivated");
    for (String who : List.of("known", "pending", "shut")) {
      assertThat(visitor.mailbox.settled(email(who))).isEmpty();
    }

    clock.forward(Duration.ofDays(1).plusSeconds(1));
    register("again", "known");
    assertThat(visitor.mailbox.settled(email("known"))).containsExactly(TOLD);
  }

  @Test
  void aFreeAddressIsActivatedAsEver() {
    Mailbox.Link link = visitor.register("fresh");
    assertThat(visitor.create("fresh", PASSWORD).status()).isEqualTo(401);
    assertThat(visitor.post("/users/activation/", activation(link)).status()).isEqualTo(204);
    assertThat(visitor.create("fresh", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void ownersAreToldInTheirLanguage() {
    house.database.write(
        tx -> tx.sql().execute("update accounts set locale = 'fr' where username = 'known'"));
    register("visitor", "known");
    assertThat(visitor.mailbox.settled(email("known")))
        .containsExactly("Vous avez déjà un compte sur Vestibule");
  }
}
