package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static dev.vestibule.security.Crowd.seen;
import static dev.vestibule.security.Crowd.telephone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With accounts.conceal-existence no answer of seed S0's routes tells who has an account. */
class ConcealedKnoxTest {
  private static final String TOLD = "You already have an account on Vestibule";
  private static final Pattern CODE = Pattern.compile("\\b\\d{4}\\b");
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
  private TestServer server;
  private House house;
  private Visitor visitor;

  @BeforeEach
  void start() {
    server =
        TestServer.start(Map.of("accounts.conceal-existence", "true", "site.name", "Vestibule"));
    house = server.house();
    visitor = new Visitor(server, "");
    new Crowd(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply register(String email, String telephone) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("full_name", "Ada Lovelace");
    body.put("email", email);
    body.put("telephone", telephone);
    body.put("password", PASSWORD);
    body.put("address", "12 rue des Lilas");
    body.put("base_salary", 2500);
    return visitor.post("/register/", body);
  }

  /** All of an answer but what the asker sent, the account's number and the moment. */
  private static Crowd.Seen bare(Reply reply, String email, String telephone) {
    String masked = telephone.substring(0, 3) + "******" + telephone.substring(10);
    String id = reply.json().get("id").asString();
    Crowd.Seen seen = seen(reply, "\"id\":" + id, "/users/" + id + "/", email, telephone, masked);
    return new Crowd.Seen(
        seen.status(), seen.headers(), MOMENT.matcher(seen.body()).replaceAll("*"));
  }

  private Account account(long id) {
    return house.database.read(sql -> house.accounts.byId(sql, id)).orElseThrow();
  }

  @Test
  void registrationsAreAnsweredAlikeWhateverIsTaken() {
    List<Crowd.Seen> answers = new ArrayList<>();
    for (String who : Crowd.ALL) {
      int own = Crowd.ALL.indexOf(who);
      String fresh = "+3361300000" + own;
      answers.add(bare(register(email(who), fresh), email(who), fresh));
      String other = email("fresh" + own);
      answers.add(bare(register(other, telephone(who)), other, telephone(who)));
    }
    answers.add(
        bare(register(email("known"), telephone("shut")), email("known"), telephone("shut")));

    assertThat(answers.getFirst().status()).isEqualTo(201);
    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(answers.getFirst().body()).contains("Ada Lovelace", "phone_verification", "2500");
    for (String who : List.of("known", "pending", "shut")) {
      assertThat(visitor.mailbox.settled(email(who)))
          .as("the mail of " + who)
          .containsExactly(TOLD);
    }
  }

  @Test
  void whatWasRegisteredLooksAlikeAfterwards() {
    List<List<Crowd.Seen>> looks = new ArrayList<>();
    for (String who : Crowd.ALL) {
      String fresh = "+3361300000" + Crowd.ALL.indexOf(who);
      looks.add(looks(register(email(who), fresh), email("nobody"), fresh));
      String other = email("fresh" + Crowd.ALL.indexOf(who));
      looks.add(looks(register(other, telephone(who)), other, email("nobody")));
    }
    assertThat(looks).containsOnly(looks.getFirst());
    assertThat(looks.getFirst())
        .extracting(Crowd.Seen::status)
        .containsExactly(400, 200, 400, 400, 400);
  }

  /** A code, a new code, and a sign-in by each name that was not proven. */
  private List<Crowd.Seen> looks(Reply registered, String... names) {
    long id = registered.json().get("id").longValue();
    List<Crowd.Seen> looks = new ArrayList<>();
    looks.add(seen(visitor.post("/phone_number_verify/", Map.of("user", id, "code", "x")), id));
    looks.add(seen(visitor.post("/phone_code_renew/", Map.of("user", id)), id));
    looks.add(
        seen(visitor.post("/api/reset-password/", Map.of("token", "no", "new_password", ""))));
    for (String name : names) {
      looks.add(seen(visitor.post("/login/", Map.of("email", name, "password", PASSWORD)), name));
    }
    return looks;
  }

  @Test
  void checksTellNothing() {
    for (String who : Crowd.ALL) {
      Reply mail = visitor.post("/email_check/", Map.of("email", email(who)));
      Reply number = visitor.post("/telephone_check/", Map.of("telephone", telephone(who)));
      assertThat(mail.text() + number.text()).isEqualTo("falsefalse");
    }
  }

  @Test
  void aDecoyReceivesNoCode() {
    register(email("known"), "+33613000000");
    register(email("fresh"), telephone("known"));
    assertThat(visitor.mailbox.settled("+33613000000")).isEmpty();
    assertThat(visitor.mailbox.settled(telephone("known"))).isEmpty();
  }

  @Test
  void whoIsFreeProvesBothAndSignsIn() {
    Reply registered = register(email("fresh"), "+33613000000");
    assertThat(registered.json().get("phone_verification").has("code")).isFalse();
    long id = registered.json().get("id").longValue();
    assertThat(account(id).status()).isEqualTo(AccountStatus.PENDING);
    assertThat(verify(id, "+33613000000")).isEqualTo(200);
    assertThat(account(id).telephoneVerifiedAt()).isNotNull();

    var link =
        visitor.mailbox.newest(email("fresh"), "Account activation on Vestibule").orElseThrow();
    Map<String, String> proof = Visitor.activation(link.link());
    assertThat(visitor.post("/auth/users/activation/", proof).status()).isEqualTo(204);
    assertThat(signIn(email("fresh")).status()).isEqualTo(200);
  }

  private int verify(long id, String telephone) {
    Matcher code = CODE.matcher(visitor.mailbox.newest(telephone, null).orElseThrow().text());
    assertThat(code.find()).isTrue();
    return visitor.post("/phone_number_verify/", Map.of("user", id, "code", code.group())).status();
  }

  private Reply signIn(String name) {
    return visitor.post("/login/", Map.of("email", name, "password", PASSWORD));
  }

  @Test
  void changesAreAnsweredAlikeAndShowWhatIsProven() {
    long id = visitor.account("mover", Map.of("telephone", "+33614000000"));
    String token = "Token " + signIn(email("mover")).get("token");
    List<Crowd.Seen> answers = new ArrayList<>();
    for (String who : Crowd.ALL) {
      Map<String, String> number = Map.of("telephone", telephone(who));
      answers.add(seen(visitor.json("PATCH", "/update_user/", number, token)));
      Map<String, String> address = Map.of("email", email(who));
      answers.add(seen(visitor.json("PATCH", "/update_user/", address, token)));
      assertThat(visitor.json("PATCH", "/users/" + id + "/", address, token).text())
          .isEqualTo(answers.getFirst().body());
    }
    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(answers.getFirst().status()).isEqualTo(200);
    assertThat(answers.getFirst().body()).contains(email("mover"), "+33614000000");
    for (String who : List.of("known", "pending", "shut")) {
      assertThat(visitor.mailbox.settled(email(who))).containsExactly(TOLD);
      assertThat(visitor.mailbox.settled(telephone(who))).isEmpty();
    }
  }

  @Test
  void aNumberIsTakenOverOnceItsCodeCameBack() {
    long id = visitor.account("mover", Map.of("telephone", "+33614000000"));
    String token = "Token " + signIn(email("mover")).get("token");
    visitor.json("PATCH", "/update_user/", Map.of("telephone", telephone("unknown")), token);
    assertThat(account(id).telephone()).isEqualTo("+33614000000");
    assertThat(verify(id, telephone("unknown"))).isEqualTo(200);
    assertThat(account(id).telephone()).isEqualTo(telephone("unknown"));
  }
}
