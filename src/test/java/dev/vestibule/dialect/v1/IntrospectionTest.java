package dev.vestibule.dialect.v1;

import static dev.vestibule.core.rights.Permission.ACCOUNTS_READ;
import static dev.vestibule.core.rights.Permission.TOKENS_INTROSPECT;
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
import dev.vestibule.core.verification.CloseAccount;
import dev.vestibule.dialect.v1.Native.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** RFC 7662, for the tokens of every dialect. */
class IntrospectionTest {
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

  @Test
  void aTokenThatCallsItsAccountOtherwiseIsFoundByItsSession() {
    Map<String, String> named =
        Map.of(
            "dialects.djoser.token-user-claim", "uid", "dialects.djoser.token-user-field", "uuid");
    try (TestServer other = TestServer.start(named)) {
      Native there = new Native(other);
      Services keys = new Services(other.house(), there);
      Visitor djoser = new Visitor(other);
      djoser.account("named");
      String token = djoser.signIn("named").access();
      String secret = keys.key(TOKENS_INTROSPECT).text();
      JsonNode json = keys.introspect(token, secret).json();
      assertThat(json.get("active").booleanValue()).isTrue();
      assertThat(json.get("username").asString()).isEqualTo("named");
    }
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
    JsonNode opaque = active(services.knox(account));
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
    String opaque = services.knox(account);
    String stored = server.house().issueTokens.authToken(account, Client.NONE);
    assertThat(server.house().closeAccount.deactivate(account, Actor.STAFF))
        .isInstanceOf(CloseAccount.Outcome.Done.class);
    for (String token :
        List.of(access(renewed), refreshOf(renewed), opaque, stored, key, "x", "a.b.c", "é €")) {
      assertThat(inactive(token)).isEqualTo(NOTHING);
    }
    assertThat(inactive("x".repeat(60_000))).isEqualTo(NOTHING);
  }

  @Test
  void askingIsNoUseOfAToken() {
    JsonNode tokens = api.member("asked");
    String opaque = services.knox(services.account("asked"));
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
}
