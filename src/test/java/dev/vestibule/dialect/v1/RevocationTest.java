package dev.vestibule.dialect.v1;

import static dev.vestibule.core.rights.Permission.TOKENS_INTROSPECT;
import static dev.vestibule.core.rights.Permission.TOKENS_REVOKE;
import static dev.vestibule.dialect.v1.Native.access;
import static dev.vestibule.dialect.v1.Native.refreshOf;
import static dev.vestibule.dialect.v1.Services.basic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.rights.ApiKeys;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.dialect.v1.Native.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** RFC 7009, for the tokens of every dialect. */
class RevocationTest {
  private static final String NOTHING = "{\"active\":false}";
  private static final MovableClock CLOCK = new MovableClock();
  private static TestServer server;
  private static Native api;
  private static Services services;
  private static String key;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of(), CLOCK);
    api = new Native(server);
    services = new Services(server.house(), api);
    key = services.key(TOKENS_INTROSPECT).text();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String inactive(String token) {
    Reply reply = services.introspect(token, key);
    assertThat(reply.status()).isEqualTo(200);
    return reply.text();
  }

  private static JsonNode active(String token) {
    Reply reply = services.introspect(token, key);
    assertThat(reply.at("/active")).isEqualTo("true");
    return reply.json();
  }

  private static String member(String name) {
    api.member(name);
    return Native.email(name);
  }

  @Test
  void whoHoldsATokenEndsItsWholeSession() {
    for (String member : List.of("access_token", "refresh_token")) {
      JsonNode tokens = api.signIn(member("holder-" + member.charAt(0)), Native.PASSWORD).json();
      JsonNode other =
          api.signIn(Native.email("holder-" + member.charAt(0)), Native.PASSWORD).json();
      Reply revoked = services.revoke(tokens.get(member).asString());
      assertThat(revoked.status()).isEqualTo(200);
      assertThat(revoked.text()).isEqualTo("{}");
      assertThat(api.get("/me", access(tokens)).status()).isEqualTo(401);
      assertThat(api.refresh(refreshOf(tokens)).status()).isEqualTo(401);
      assertThat(inactive(access(tokens))).isEqualTo(NOTHING);
      assertThat(services.revoke(tokens.get(member).asString()).status()).isEqualTo(200);
      assertThat(api.get("/me", access(other)).status()).isEqualTo(200);
    }
    assertThat(services.revoke("nobody's").status()).isEqualTo(200);
    assertThat(services.revoke("a.b.c").status()).isEqualTo(200);
  }

  @Test
  void revokedTokensOpenNothingInAnyDialect() {
    Visitor visitor = new Visitor(server);
    visitor.account("revoked");
    Account account =
        server
            .house()
            .database
            .read(sql -> server.house().accounts.byUsername(sql, "revoked"))
            .orElseThrow();
    Visitor.Pair pair = visitor.signIn("revoked");
    String stored = server.house().issueTokens.authToken(account, Client.NONE);
    String opaque = services.knox(account);
    assertThat(visitor.get("/users/me/", "Token " + stored).status()).isEqualTo(200);
    assertThat(visitor.get("/users/me/", pair.bearer()).status()).isEqualTo(200);
    Stream.of(pair.refresh(), stored, opaque)
        .forEach(t -> assertThat(services.revoke(t).status()).isEqualTo(200));
    assertThat(visitor.get("/users/me/", "Token " + stored).status()).isEqualTo(401);
    assertThat(visitor.get("/users/me/", pair.bearer()).status()).isEqualTo(401);
    assertThat(visitor.post("/jwt/refresh/", Map.of("refresh", pair.refresh())).status())
        .isEqualTo(401);
    assertThat(api.get("/me", pair.access()).status()).isEqualTo(401);
    Stream.of(pair.refresh(), pair.access(), stored, opaque)
        .forEach(t -> assertThat(inactive(t)).isEqualTo(NOTHING));
    assertThat(server.house().issueTokens.authToken(account, Client.NONE)).isNotEqualTo(stored);
  }

  @Test
  void anExpiredTokenEndsItsSessionForAServiceAlone() {
    JsonNode tokens = api.member("leaked");
    CLOCK.forward(Duration.ofMinutes(6));
    String expired = access(tokens);
    assertThat(services.revoke(expired).status()).isEqualTo(200);
    String weak = services.key(TOKENS_INTROSPECT).text();
    assertThat(
            services
                .form("/token/revoke", "token=" + expired, "Authorization", "Bearer " + weak)
                .status())
        .isEqualTo(200);
    assertThat(inactive(refreshOf(tokens))).contains("\"active\":true");
    ApiKeys.Made strong = services.key(TOKENS_REVOKE);
    String basic = basic(strong.key().id().toString(), strong.text());
    assertThat(services.form("/token/revoke", "token=" + expired, "Authorization", basic).status())
        .isEqualTo(200);
    assertThat(inactive(refreshOf(tokens))).isEqualTo(NOTHING);
    Reply wrong = services.form("/token/revoke", "token=x", "Authorization", "Bearer vsk_no");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.at("/error")).isEqualTo("invalid_client");
  }

  @Test
  void aTokenWithoutASessionCannotBeTakenBack() {
    long account = services.account(member("sessionless").replace("@example.org", "")).id();
    long now = CLOCK.instant().getEpochSecond();
    String token =
        server
            .house()
            .signedTokens
            .signOpen(
                Map.of(
                    "token_type", "access", "exp", now + 60, "jti", "j", "user_id", "" + account));
    assertThat(active(token).has("sid")).isFalse();
    Reply refused = services.revoke(token);
    assertThat(refused.code()).isEqualTo("unsupported-token-type");
    assertThat(refused.at("/error")).isEqualTo("unsupported_token_type");
    CLOCK.forward(Duration.ofMinutes(2));
    assertThat(services.revoke(token).status()).isEqualTo(200);
  }

  @Test
  void fiftyRevocationsAtOnceEndOneSession() throws ExecutionException, InterruptedException {
    JsonNode tokens = api.member("parallel");
    Callable<Integer> revoke = () -> services.revoke(refreshOf(tokens)).status();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> all = Stream.generate(() -> threads.submit(revoke)).limit(50).toList();
      for (Future<Integer> one : all) {
        assertThat(one.get()).isEqualTo(200);
      }
    }
    assertThat(inactive(access(tokens))).isEqualTo(NOTHING);
  }
}
