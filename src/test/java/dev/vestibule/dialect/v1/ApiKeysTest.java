package dev.vestibule.dialect.v1;

import static dev.vestibule.core.rights.Permission.ACCOUNTS_READ;
import static dev.vestibule.core.rights.Permission.KEYS_MANAGE;
import static dev.vestibule.core.rights.Permission.TOKENS_INTROSPECT;
import static dev.vestibule.core.rights.Permission.TOKENS_REVOKE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.rights.ApiKey;
import dev.vestibule.core.rights.ApiKeys;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.KeyMaker;
import dev.vestibule.core.verification.CloseAccount;
import dev.vestibule.dialect.v1.Native.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The keys of services: who makes them, what they show, how they end. */
class ApiKeysTest {
  private static final MovableClock CLOCK = new MovableClock();
  private static TestServer server;
  private static Native api;
  private static Services services;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("dialects.v1.access-token-lifetime", "400d"), CLOCK);
    api = new Native(server);
    services = new Services(server.house(), api);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply make(String token, Object body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", "Bearer " + token));
    return api.post("/api-keys", body, all.toArray(String[]::new));
  }

  private static Map<String, Object> shop(String... permissions) {
    return new HashMap<>(Map.of("name", "Shop", "permissions", List.of(permissions)));
  }

  @Test
  void aKeyIsShownOnceAndStaysAsARecord() {
    String keeper = services.token("keeper", KEYS_MANAGE, TOKENS_INTROSPECT);
    Map<String, Object> body = shop("tokens:introspect");
    body.put("expires_in_days", 30);
    Reply made = make(keeper, body);
    assertThat(made.status()).isEqualTo(201);
    String key = made.at("/key");
    String id = made.at("/id");
    assertThat(made.header("Location")).isEqualTo("/api/v1/api-keys/" + id);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(key).startsWith(made.at("/hint")).matches("vsk_[A-Za-z0-9_-]{43}");
    assertThat(made.at("/created_by")).isEqualTo(services.account("keeper").uuid().toString());
    Duration life =
        Duration.between(
            Instant.parse(made.at("/created_at")), Instant.parse(made.at("/expires_at")));
    assertThat(life).isCloseTo(Duration.ofDays(30), Duration.ofSeconds(10));

    assertThat(services.introspect("x", key).status()).isEqualTo(200);
    Reply read = api.get("/api-keys/" + id, keeper);
    assertThat(read.json().has("key")).isFalse();
    assertThat(read.text()).doesNotContain(key);
    assertThat(read.at("/last_used_at")).isNotEmpty();
    assertThat(read.at("/status")).isEqualTo("active");

    assertThat(api.delete("/api-keys/" + id, keeper).status()).isEqualTo(204);
    assertThat(services.introspect("x", key).status()).isEqualTo(401);
    Reply ended = api.get("/api-keys/" + id, keeper);
    assertThat(ended.at("/status")).isEqualTo("ended");
    CLOCK.forward(Duration.ofMinutes(1));
    assertThat(api.delete("/api-keys/" + id, keeper).status()).isEqualTo(204);
    assertThat(api.get("/api-keys/" + id, keeper).at("/ended_at")).isEqualTo(ended.at("/ended_at"));
  }

  @Test
  void aKeyThatExpiredOpensNothing() {
    String keeper = services.token("expiring", KEYS_MANAGE, TOKENS_INTROSPECT);
    Map<String, Object> body = shop("tokens:introspect");
    body.put("expires_at", CLOCK.instant().plusSeconds(60).toString());
    Reply made = make(keeper, body);
    assertThat(services.introspect("x", made.at("/key")).status()).isEqualTo(200);
    CLOCK.forward(Duration.ofSeconds(60));
    assertThat(services.introspect("x", made.at("/key")).status()).isEqualTo(401);
    assertThat(api.get("/api-keys/" + made.at("/id"), keeper).at("/status")).isEqualTo("expired");
  }

  @Test
  void nobodyGivesWhatTheyLack() {
    String keeper = services.token("modest", KEYS_MANAGE);
    Reply refused = make(keeper, shop("keys:manage", "accounts:read"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("beyond-your-rights");
    assertThat(refused.errors()).containsExactly("/permissions beyond-rights");

    String other = services.token("other", ACCOUNTS_READ);
    Reply forbidden = make(other, shop("accounts:read"));
    assertThat(forbidden.code()).isEqualTo("forbidden");
    assertThat(forbidden.header("WWW-Authenticate")).contains("scope=\"keys:manage\"");
    assertThat(api.get("/api-keys", other).status()).isEqualTo(403);
    assertThat(api.bare("GET", "/api-keys").status()).isEqualTo(401);
  }

  @Test
  void aKeyMakesKeysWithinItsOwnRightsAndTime() {
    String plain = services.key(ACCOUNTS_READ).text();
    assertThat(make(plain, shop("accounts:read")).code()).isEqualTo("forbidden");

    ApiKeys.Made lasting = services.key(KEYS_MANAGE, ACCOUNTS_READ);
    Reply child = make(lasting.text(), shop("accounts:read"));
    assertThat(child.status()).isEqualTo(201);
    assertThat(child.at("/created_by")).isEqualTo(lasting.key().id().toString());
    assertThat(child.at("/created_by_kind")).isEqualTo("key");
    assertThat(make(lasting.text(), shop("tokens:revoke")).code()).isEqualTo("beyond-your-rights");

    Instant end = CLOCK.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    ApiKeys.Made brief =
        server
            .house()
            .database
            .write(tx ->
                server
                    .house()
                    .administration
                    .apiKeys
                    .add(
                        tx,
                        "brief",
                        Set.of(KEYS_MANAGE),
                        new KeyMaker.Operator(),
                        Optional.of(end)));
    Map<String, Object> body = shop("keys:manage");
    assertThat(Instant.parse(make(brief.text(), body).at("/expires_at"))).isEqualTo(end);
    body.put("expires_in_days", 3);
    assertThat(make(brief.text(), body).errors()).containsExactly("/expires_in_days outlives");
    body.put("expires_in_days", 1);
    assertThat(make(brief.text(), body).status()).isEqualTo(201);
  }

  @Test
  void whatCannotBeAKeyIsNamed() {
    String keeper = services.token("naming", KEYS_MANAGE);
    assertThat(make(keeper, Map.of("name", "x", "permissions", List.of())).errors())
        .containsExactly("/permissions none");
    assertThat(make(keeper, Map.of("name", "x", "permissions", "keys:manage")).errors())
        .containsExactly("/permissions items");
    assertThat(make(keeper, Map.of("name", "x", "permissions", List.of(1))).errors())
        .containsExactly("/permissions/0 permission");
    assertThat(make(keeper, shop("everything:all")).errors())
        .containsExactly("/permissions/0 permission");
    assertThat(make(keeper, Map.of("permission", "x")).errors())
        .containsExactlyInAnyOrder(
            "/permission unknown", "/name required", "/permissions required");
    Map<String, Object> body = shop("keys:manage");
    body.put("expires_at", "tomorrow");
    body.put("expires_in_days", 0);
    assertThat(make(keeper, body).errors())
        .containsExactlyInAnyOrder("/expires_at moment", "/expires_in_days number");
    body.put("expires_at", "2040-01-01T00:00:00+02:00");
    body.put("expires_in_days", 5);
    assertThat(make(keeper, body).errors()).containsExactly("/expires_in_days one-of-two");
    body.remove("expires_in_days");
    assertThat(make(keeper, body).at("/expires_at")).isEqualTo("2039-12-31T22:00:00Z");
    body.put("expires_at", "2020-01-01T00:00:00Z");
    assertThat(make(keeper, body).errors()).containsExactly("/expires_at past");
    for (String id : List.of("none", "0-0-0-0-0", "0c6f1ad2-5f2e-4d2a-9b0e-0d4c7f7f3b11")) {
      assertThat(api.get("/api-keys/" + id, keeper).status()).isEqualTo(404);
      assertThat(api.delete("/api-keys/" + id, keeper).status()).isEqualTo(404);
    }
  }

  @Test
  void aRepeatedRequestGetsTheSameKeyWhichIsKeptSealedAlone() throws IOException {
    String keeper = services.token("repeating", KEYS_MANAGE);
    Reply first = make(keeper, shop("keys:manage"), "Idempotency-Key", "make-once");
    Reply again = make(keeper, shop("keys:manage"), "Idempotency-Key", "make-once");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    String secret = first.at("/key").substring(4);
    try (Stream<Path> files = Files.walk(server.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(secret)).as(file.toString()).isFalse();
      }
    }
  }

  @Test
  void theListIsReadPageByPage() {
    String keeper = services.token("listing", KEYS_MANAGE);
    List<String> made =
        Stream.generate(() -> make(keeper, shop("keys:manage")).at("/id")).limit(5).toList();
    List<String> seen = new ArrayList<>();
    String path = "/api-keys?limit=2";
    while (!path.isEmpty()) {
      Reply page = api.get(path, keeper);
      assertThat(page.json().get("api_keys").size()).isLessThanOrEqualTo(2);
      page.json().get("api_keys").forEach(key -> seen.add(key.get("id").asString()));
      String link = page.header("Link");
      assertThat(link).contains("</api/v1/api-keys?limit=2>; rel=\"first\"");
      assertThat(link.contains("rel=\"next\""))
          .isNotEqualTo(page.json().get("next_cursor").isNull());
      path = link.contains("next") ? link.replaceAll(".*, </api/v1|>; rel=\"next\"", "") : "";
    }
    assertThat(seen).containsAll(made).doesNotHaveDuplicates();
    for (String query :
        List.of("limit=0 number", "limit=201 number", "cursor=x cursor", "a=b parameter")) {
      String[] parts = query.split(" ", -1);
      assertThat(Office.errors(api.get("/api-keys?" + parts[0], keeper)))
          .containsExactly("?" + parts[0].replaceFirst("=.*", "") + " " + parts[1]);
    }
  }

  @Test
  void aKeyGoesOnWithoutItsMakerAndIsShownAsOrphaned() {
    var house = server.house();
    String reader = services.token("reader", KEYS_MANAGE);
    String leaver = Native.access(api.member("leaver"));
    Account account = services.account("leaver");
    Group group = services.group("Leavers", account, KEYS_MANAGE, TOKENS_REVOKE);
    Reply made = make(leaver, shop("tokens:revoke"));
    String path = "/api-keys/" + made.at("/id");
    assertThat(api.get(path, reader).at("/orphaned")).isEqualTo("false");

    house.database.write(tx -> {
      house.administration.groups.removeMember(tx, group.id(), account.id());
      return true;
    });
    assertThat(api.get(path, reader).at("/orphaned")).isEqualTo("true");
    services.group("Revokers", account, TOKENS_REVOKE);
    assertThat(api.get(path, reader).at("/orphaned")).isEqualTo("false");
    assertThat(house.closeAccount.deactivate(account, Actor.STAFF))
        .isInstanceOf(CloseAccount.Outcome.Done.class);
    assertThat(api.get(path, reader).at("/orphaned")).isEqualTo("true");
    house.closeAccount.delete(account, Actor.STAFF);
    Reply orphan = api.get(path, reader);
    assertThat(orphan.at("/orphaned")).isEqualTo("true");
    assertThat(orphan.at("/created_by")).isEqualTo(account.uuid().toString());
    assertThat(orphan.at("/status")).isEqualTo("active");
    Optional<ApiKey> good = house.administration.authenticateService.byKey(made.at("/key"));
    assertThat(good).isPresent();
  }
}
