package dev.vestibule.dialect.v1;

import static dev.vestibule.dialect.v1.Native.NEW;
import static dev.vestibule.dialect.v1.Native.PASSWORD;
import static dev.vestibule.dialect.v1.Native.access;
import static dev.vestibule.dialect.v1.Native.email;
import static dev.vestibule.dialect.v1.Native.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.dialect.v1.Native.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A forgotten password: by the code of seed S2, by the link of seed S3. */
class PasswordResetsTest {
  private static TestServer server;
  private static Native api;
  private static Visitor operator;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    api = new Native(server);
    operator = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String asked(String name) {
    operator.account(name);
    assertThat(api.post("/password-resets", Map.of("email", email(name))).status()).isEqualTo(202);
    return api.code(name);
  }

  private static Reply byCode(String name, String code, String password) {
    return api.post(
        "/password-resets/confirm",
        Map.of("email", email(name), "code", code, "new_password", password));
  }

  @Test
  void theCodeSetsThePasswordOnceAndEndsEverySession() {
    String code = asked("ada");
    String before = access(api.signIn("ada", PASSWORD).json());
    assertThat(byCode("ada", code, "password").errors())
        .containsExactly("/new_password password-too-common");
    assertThat(byCode("ada", code, "ada@example.org").errors())
        .as("told to who has the code, which stays good")
        .containsExactly("/new_password password-too-similar");
    assertThat(byCode("ada", wrong(code), NEW).code()).isEqualTo("code-refused");
    assertThat(byCode("ada", code, NEW).status()).isEqualTo(204);
    assertThat(byCode("ada", code, NEW).code()).isEqualTo("code-refused");
    assertThat(api.get("/me", before).status()).isEqualTo(401);
    assertThat(api.signIn("ada", NEW).status()).isEqualTo(201);
  }

  @Test
  void theLinkSetsThePassword() {
    operator.account("link");
    api.post("/password-resets", Map.of("email", email("link")));
    Mailbox.Link link = operator.link(email("link"));
    Map<String, String> body =
        Map.of("uid", link.uid(), "token", link.token(), "new_password", NEW);
    assertThat(api.post("/password-resets/confirm", body).status()).isEqualTo(204);
    assertThat(api.post("/password-resets/confirm", body).code()).isEqualTo("link-refused");
    assertThat(api.signIn("link", NEW).status()).isEqualTo(201);
  }

  @Test
  void aCodeIsGoodForItsAccountAndPurposeAlone() {
    String code = asked("owner");
    operator.account("neighbour");
    assertThat(byCode("neighbour", code, NEW).code()).isEqualTo("code-refused");
    Map<String, String> proof = Map.of("code", code, "email", email("owner"));
    assertThat(api.post("/registrations/verify", proof).code()).isEqualTo("code-refused");
    api.register("pending");
    assertThat(byCode("pending", api.code("pending"), NEW).code()).isEqualTo("code-refused");
    assertThat(api.get("/me", code).status()).isEqualTo(401);
    assertThat(api.signIn("owner", PASSWORD).status()).as("unchanged").isEqualTo(201);
  }

  @Test
  void guessesSideBySideGetTheAllowedTriesAlone() {
    String code = asked("guessed");
    List<Integer> statuses = Visitor.atOnce(30, () -> byCode("guessed", wrong(code), NEW).status());
    assertThat(statuses).containsOnly(422);
    assertThat(byCode("guessed", code, NEW).code()).isEqualTo("code-refused");
    assertThat(api.signIn("guessed", PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void nobodyLearnsWhoHasAnAccount() {
    Reply known = api.post("/password-resets", Map.of("email", email("nobody")));
    assertThat(known.status()).isEqualTo(202);
    assertThat(known.text()).isEmpty();
    assertThat(api.mailbox.settled(email("nobody"))).isEmpty();
    assertThat(byCode("nobody", "123456", NEW).code()).isEqualTo("code-refused");
  }

  @Test
  void aCodeOrALinkIsNeeded() {
    Map<String, String> alone = Map.of("new_password", NEW);
    assertThat(api.post("/password-resets/confirm", alone).errors())
        .containsExactly("/email required", "/code required");
    Map<String, String> both =
        Map.of("new_password", NEW, "uid", "MQ", "code", "123456", "email", email("x"));
    assertThat(api.post("/password-resets/confirm", both).errors())
        .containsExactly("/token required", "/email code-or-link", "/code code-or-link");
    assertThat(api.post("/password-resets", "{\"email\":[\"a@b.org\",\"c@d.org\"]}").errors())
        .containsExactly("/email text");
  }
}
