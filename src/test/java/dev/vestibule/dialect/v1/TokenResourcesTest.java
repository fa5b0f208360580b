package dev.vestibule.dialect.v1;

import static dev.vestibule.core.rights.Permission.ACCOUNTS_READ;
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
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.rights.ApiKeys;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.OpaqueToken;
import dev.vestibule.core.tokens.OpaqueTokenRules;
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

/** RFC 7662 and RFC 7009, for the tokens of every dialect. */
class TokenResourcesTest {
  private static final String NOTHING = "{\"active\":false}";
  private static final MovableClock CLOCK = new MovableClock();
  private static TestServer server;
  private static Native api;
  private static Services services;
  private static String key;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of("tokens.issuer", "https://accounts.example.org", "tokens.audience", "shop"),
            CLOCK);
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

  private static String knox(Account account) {
    OpaqueTokenRules rules = OpaqueTokenRules.of(server.house().settings.dialects().knox());
    return server.house().issueTokens.opaqueToken(account, Client.NONE, rules)
            instanceof OpaqueToken.Issued(String token, var _)
        ? token
        : "";
  }

  @Test
  void anAccessTokenIsDescribed() {
    JsonNode tokens = api.member("ada");
    Account ada = services.account("ada");
    services.group("Editors", ada);
    Reply reply = services.introspect(access(tokens), key);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    JsonNode json = reply.json();
    assertThat(json.get("active").booleanValue()).isTrue();
    assertThat(json.get("scope").asString()).isEqualTo("account");
    assertThat(json.get("token_type").asString()).isEqualTo("Bearer");
    assertThat(json.get("sub").asString()).isEqualTo(ada.uuid().toString());
    assertThat(json.get("username").asString()).isEqualTo(ada.username());
    assertThat(json.get("groups").toString()).isEqualTo("[\"Editors\"]");
    assertThat(json.get("sid").asString()).isEqualTo(tokens.get("session_id").asString());
    assertThat(json.get("exp").longValue() - json.get("iat").longValue()).isEqualTo(300);
    assertThat(json.get("iss").asString()).isEqualTo("https://accounts.example.org");
    assertThat(json.get("aud").asString()).isEqualTo("shop");
    assertThat(json.get("jti").asString()).isNotEmpty();
  }

  @Test
  void tokensOfEveryDialectAreKnown() {
    new Visitor(server).account("everywhere");
    Visitor visitor = new Visitor(server);
    Account account =
        server
            .house()
            .database
            .read(sql -> server.house().accounts.byUsername(sql, "everywhere"))
            .orElseThrow();
    Visitor.Pair pair = visitor.signIn("everywhere");
    assertThat(active(pair.access()).get("token_type").asString()).isEqualTo("Bearer");
    assertThat(active(pair.refresh()).get("token_type").asString()).isEqualTo("refresh_token");
    String stored = server.house().issueTokens.authToken(account, Client.NONE);
    assertThat(active(stored).has("exp")).isFalse();
    JsonNode opaque = active(knox(account));
    assertThat(opaque.get("exp").longValue()).isGreaterThan(opaque.get("iat").longValue());
    assertThat(opaque.get("sub").asString()).isEqualTo(account.uuid().toString());

    String verify = api.register("unproven").at("/tokens/access_token");
    assertThat(active(verify).get("scope").asString()).isEqualTo("verify");
  }

  @Test
  void whatIsNotGoodIsNotGoodAndNoMoreIsTold() {
    JsonNode tokens = api.member("gone");
    String old = refreshOf(tokens);
    JsonNode next = api.refresh(old).json();
    assertThat(inactive(old)).isEqualTo(NOTHING);
    assertThat(active(refreshOf(next)).get("scope").asString()).isEqualTo("account");
    CLOCK.forward(Duration.ofMinutes(6));
    assertThat(inactive(access(next))).isEqualTo(NOTHING);

    JsonNode renewed = api.refresh(refreshOf(next)).json();
    Account account = services.account("gone");
    String opaque = knox(account);
    String stored = server.house().issueTokens.authToken(account, Client.NONE);
    assertThat(server.house().closeAccount.deactivate(account, Actor.STAFF)).isTrue();
    for (String token :
        List.of(access(renewed), refreshOf(renewed), opaque, stored, key, "x", "a.b.c", "é €")) {
      assertThat(inactive(token)).isEqualTo(NOTHING);
    }
    assertThat(inactive("x".repeat(60_000))).isEqualTo(NOTHING);
  }

  @Test
  void askingIsNoUseOfAToken() {
    JsonNode tokens = api.member("asked");
    String opaque = knox(services.account("asked"));
    String used = server.house().database.read(sql -> lastUsed()).toString();
    CLOCK.forward(Duration.ofMinutes(3));
    active(opaque);
    active(access(tokens));
    assertThat(server.house().database.read(sql -> lastUsed()).toString()).isEqualTo(used);
  }

  private static List<?> lastUsed() {
    long account = services.account("asked").id();
    return server
        .house()
        .database
        .read(sql -> server.house().sessions.ofAccount(sql, account))
        .stream()
        .map(session -> session.lastUsed())
        .toList();
  }

  @Test
  void aServiceProvesWhoItIs() {
    ApiKeys.Made made = services.key(TOKENS_INTROSPECT);
    String id = made.key().id().toString();
    assertThat(ask("Authorization", basic(id, made.text())).status()).isEqualTo(200);
    for (String wrong :
        List.of(
            basic(id, made.text() + "x"),
            basic(services.key(TOKENS_INTROSPECT).key().id().toString(), made.text()),
            basic("", made.text()),
            "Basic eA==",
            "Basic e%")) {
      Reply refused = ask("Authorization", wrong);
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.at("/error")).isEqualTo("invalid_client");
      assertThat(refused.text()).doesNotContain(made.text());
    }
    assertThat(ask("Authorization", basic(id, "no")).header("WWW-Authenticate"))
        .startsWith("Basic ");
    assertThat(ask("Authorization", "Bearer no").header("WWW-Authenticate"))
        .contains("invalid_token");
    assertThat(ask().header("WWW-Authenticate")).isEqualTo("Bearer realm=\"vestibule\"");
    Reply lacking = ask("Authorization", "Bearer " + services.key(ACCOUNTS_READ).text());
    assertThat(lacking.status()).isEqualTo(403);
    assertThat(lacking.at("/error")).isEqualTo("insufficient_scope");
    String person = services.token("inspector", TOKENS_INTROSPECT);
    assertThat(ask("Authorization", "Bearer " + person).status()).isEqualTo(200);
    // HTTP Basic opens nothing else: browsers would keep it and send it along.
    assertThat(api.bare("GET", "/api-keys", "Authorization", basic(id, made.text())).status())
        .isEqualTo(401);
  }

  private static Reply ask(String... headers) {
    return services.form("/token/introspect", "token=x", headers);
  }

  @Test
  void formsAreReadStrictly() {
    for (String body :
        List.of(
            "", "token=", "a=b", "token=x&token=y", "token=x&a=1&a=2", "token=%", "token=%FF")) {
      Reply refused =
          services.form(
              "/token/introspect", body.isEmpty() ? "&" : body, "Authorization", "Bearer " + key);
      assertThat(refused.status()).as(body).isEqualTo(400);
      assertThat(refused.code()).isEqualTo("invalid-form");
      assertThat(refused.at("/error")).isEqualTo("invalid_request");
    }
    String others = "token_type_hint=nothing&token=x&client_id=shop&empty=&";
    assertThat(services.form("/token/introspect", others, "Authorization", "Bearer " + key).text())
        .isEqualTo(NOTHING);
    Reply json =
        api.post("/token/introspect", Map.of("token", "x"), "Authorization", "Bearer " + key);
    assertThat(json.status()).isEqualTo(415);
    assertThat(json.header("Accept-Post")).isEqualTo(Services.FORM);
    assertThat(json.at("/error")).isEqualTo("invalid_request");
    assertThat(services.revoke("x".repeat(70_000)).status()).isEqualTo(413);
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

  private static String member(String name) {
    api.member(name);
    return Native.email(name);
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
    String opaque = knox(account);
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
