package dev.vestibule.dialect.v1;

import static dev.vestibule.dialect.v1.Native.NEW;
import static dev.vestibule.dialect.v1.Native.PASSWORD;
import static dev.vestibule.dialect.v1.Native.access;
import static dev.vestibule.dialect.v1.Native.email;
import static dev.vestibule.dialect.v1.Native.registration;
import static dev.vestibule.dialect.v1.Native.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.dialect.v1.Native.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Seeds S2 and S3: registration, the code by mail, and what its tokens are good for until then. */
class RegistrationsTest {
  private static final MovableClock CLOCK = new MovableClock();
  private static TestServer server;
  private static Native api;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("passwords.max-similarity", "1"), CLOCK);
    api = new Native(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply verify(String token, String code) {
    return api.post(
        "/registrations/verify", Map.of("code", code), "Authorization", "Bearer " + token);
  }

  @Test
  void anAccountIsMadeAndItsAddressProvenByTheCode() {
    Reply made = api.register("ada");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/api/v1/me");
    assertThat(made.header("ETag")).isEqualTo("\"version-1\"");
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(made.at("/account/status")).isEqualTo("pending");
    assertThat(made.at("/account/name")).isEqualTo("Ada of ada");
    assertThat(made.at("/tokens/scope")).isEqualTo("verify");

    Reply verified = verify(made.at("/tokens/access_token"), api.code("ada"));
    assertThat(verified.status()).isEqualTo(200);
    assertThat(verified.at("/scope")).isEqualTo("account");
    assertThat(api.get("/sessions", access(verified.json())).json().get("sessions")).hasSize(1);
    Reply me = api.get("/me", access(verified.json()));
    assertThat(me.at("/email_verified")).isEqualTo("true");
    assertThat(me.at("/id")).isEqualTo(made.at("/account/id"));
  }

  @Test
  void theVerifyScopeOpensNothingElseAnywhere() {
    JsonNode tokens = api.register("scope").json().get("tokens");
    String access = access(tokens);
    String code = api.code("scope");
    refusedEverywhere(access);
    Reply renewed = api.refresh(Native.refreshOf(tokens));
    assertThat(renewed.at("/scope")).isEqualTo("verify");
    refusedEverywhere(access(renewed.json()));

    // The address is proven some other way: the tokens are no better for it.
    assertThat(
            api.post("/registrations/verify", Map.of("code", code, "email", email("scope")))
                .status())
        .isEqualTo(200);
    refusedEverywhere(access(renewed.json()));
    Visitor djoser = new Visitor(server);
    String refresh = renewed.at("/refresh_token");
    assertThat(djoser.statusOfRefresh(refresh)).isEqualTo(401);
    assertThat(
            new Visitor(server, "/auth")
                .post("/token/refresh/", Map.of("refresh", refresh))
                .status())
        .isEqualTo(401);
    assertThat(api.refresh(refresh).code()).isEqualTo("refresh-refused");
    assertThat(verify(access(renewed.json()), code).code()).isEqualTo("already-verified");
  }

  private static void refusedEverywhere(String access) {
    assertThat(api.get("/me", access).status()).isEqualTo(401);
    assertThat(api.get("/sessions", access).status()).isEqualTo(401);
    assertThat(api.delete("/sessions/current", access).status()).isEqualTo(401);
    assertThat(
            api.post(
                    "/me/password",
                    Map.of("current_password", PASSWORD, "new_password", NEW),
                    "Authorization",
                    "Bearer " + access)
                .status())
        .isEqualTo(401);
    Visitor djoser = new Visitor(server);
    for (String word : List.of("Bearer ", "JWT ", "Token ")) {
      assertThat(djoser.statusOfMe(word + access)).isEqualTo(401);
    }
    assertThat(djoser.post("/jwt/verify/", Map.of("token", access)).status()).isEqualTo(401);
    Visitor knox = new Visitor(server, "");
    assertThat(knox.get("/users/", "Bearer " + access).status()).isEqualTo(401);
    Visitor signup = new Visitor(server, "/auth");
    assertThat(signup.post("/validate_token/", Map.of("token", access)).status()).isEqualTo(401);
    int page =
        djoser.unchecked(djoser.to("/account/").header("Cookie", "session=" + access)).status();
    assertThat(page).as("a hosted page leads to the sign-in").isEqualTo(303);
  }

  @Test
  void nobodySignsInBeforeTheProof() {
    api.register("early");
    assertThat(api.signIn(email("early"), PASSWORD).code()).isEqualTo("wrong-credentials");
  }

  @Test
  void aTakenAddressIsRefused() {
    api.register("taken");
    Reply again = api.post("/registrations", Map.of("email", "TAKEN@Example.ORG", "password", NEW));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("taken");
    assertThat(again.errors()).containsExactly("/email taken");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    Reply reply =
        api.post(
            "/registrations",
            Map.of(
                "email",
                "nobody",
                "password",
                7,
                "telephone",
                "12",
                "locale",
                "de",
                "is_staff",
                true,
                "profile",
                Map.of("shoe", 44)));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errors())
        .containsExactlyInAnyOrder(
            "/is_staff unknown",
            "/email email",
            "/password text",
            "/telephone telephone",
            "/locale choice",
            "/profile/shoe unknown");
    assertThat(api.post("/registrations", Map.of()).errors())
        .containsExactly("/email required", "/password required");
    assertThat(
            api.post("/registrations", Map.of("email", email("weak"), "password", "password"))
                .errors())
        .containsExactly("/password password-too-common");
  }

  @Test
  void massAssignmentChangesNothing() {
    for (String member : List.of("is_staff", "is_superuser", "is_active", "id", "status")) {
      Map<String, Object> body = registration("mass");
      body.put(member, true);
      assertThat(api.post("/registrations", body).errors())
          .containsExactly("/" + member + " unknown");
    }
    assertThat(new Visitor(server).find("mass")).isEqualTo(Optional.empty());
  }

  @Test
  void aCodeWorksOnceForItsAccountOnly() {
    String one = api.register("one").at("/tokens/access_token");
    String other = api.register("other").at("/tokens/access_token");
    String code = api.code("one");
    assertThat(verify(other, code).code()).isEqualTo("code-refused");
    assertThat(verify(one, code).status()).isEqualTo(200);
    assertThat(verify(one, code).code()).isEqualTo("already-verified");
    Map<String, String> byMail = Map.of("code", code, "email", email("one"));
    assertThat(api.post("/registrations/verify", byMail).code()).isEqualTo("code-refused");
  }

  @Test
  void guessesSideBySideGetTheAllowedTriesAlone() {
    String token = api.register("guessed").at("/tokens/access_token");
    String code = api.code("guessed");
    List<Integer> statuses = Visitor.atOnce(200, () -> verify(token, wrong(code)).status());
    assertThat(statuses).containsOnly(422);
    assertThat(verify(token, code).code()).as("the tries are used up").isEqualTo("code-refused");
    api.post("/registrations/resend", Map.of(), "Authorization", "Bearer " + token);
    assertThat(verify(token, api.code("guessed")).code())
        .as("another code starts with them")
        .isEqualTo("code-refused");
    CLOCK.forward(Duration.ofHours(25));
    api.post("/registrations/resend", Map.of("email", email("guessed")));
    Map<String, String> late = Map.of("code", api.code("guessed"), "email", email("guessed"));
    assertThat(api.post("/registrations/verify", late).status()).isEqualTo(200);
  }

  @Test
  void rightCodesSideBySideOpenOneSession() {
    String token = api.register("twice").at("/tokens/access_token");
    String code = api.code("twice");
    List<Integer> statuses = Visitor.atOnce(20, () -> verify(token, code).status());
    assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 409, 422).hasSize(20);
  }

  @Test
  void resendTellsNothing() {
    Reply unknown = api.post("/registrations/resend", Map.of("email", email("nobody")));
    assertThat(unknown.status()).isEqualTo(202);
    assertThat(unknown.text()).isEmpty();
    assertThat(api.mailbox.settled(email("nobody"))).isEmpty();
    assertThat(api.post("/registrations/resend", Map.of()).errors())
        .containsExactly("/email required");
  }

  @Test
  void concealedExistenceIsAnsweredAlike() {
    try (TestServer hidden = TestServer.start(Map.of("accounts.conceal-existence", "true"))) {
      Native there = new Native(hidden);
      Reply first = there.register("ada");
      assertThat(first.status()).isEqualTo(202);
      assertThat(first.text()).isEmpty();
      String code = there.code("ada");
      Reply second = there.register("ada");
      assertThat(second.status()).isEqualTo(202);
      assertThat(second.response().headers().map().keySet())
          .isEqualTo(first.response().headers().map().keySet());
      Map<String, String> proof = Map.of("code", code, "email", email("ada"));
      assertThat(there.post("/registrations/verify", proof).at("/scope")).isEqualTo("account");
    }
  }

  @Test
  void withoutProofTheFirstTokensOpenEverything() {
    try (TestServer open = TestServer.start(Map.of("dialects.v1.verify-email", "false"))) {
      Native there = new Native(open);
      Reply made = there.register("ada");
      assertThat(made.at("/tokens/scope")).isEqualTo("account");
      assertThat(there.get("/me", made.at("/tokens/access_token")).status()).isEqualTo(200);
    }
  }
}
