package dev.vestibule.dialect.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.webhooks.Receiver;
import dev.vestibule.dialect.v1.Native.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Webhooks as services look after them, and what people's doings send. */
class WebhooksApiTest {
  private static TestServer server;
  private static Native api;
  private static Receiver receiver;
  private static String key;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of("webhooks.allow-networks", "127.0.0.1", "webhooks.plain-http", "true"));
    api = new Native(server);
    receiver = new Receiver();
    key = new Services(server.house(), api).key(Permission.WEBHOOKS_MANAGE).text();
  }

  @AfterAll
  static void stop() {
    server.close();
    receiver.close();
  }

  private static Reply post(String path, Object body) {
    return api.post(path, body, "Authorization", "Bearer " + key);
  }

  private static Reply patch(String path, String tag, Object body) {
    return api.send(
        "PATCH",
        path,
        body,
        "Authorization",
        "Bearer " + key,
        "If-Match",
        tag,
        "Content-Type",
        "application/merge-patch+json");
  }

  private static Reply make(Object... members) {
    Map<String, Object> body = new java.util.HashMap<>(Map.of("url", receiver.url()));
    for (int i = 0; i < members.length; i += 2) {
      body.put((String) members[i], members[i + 1]);
    }
    return post("/webhooks", body);
  }

  @Test
  void aRegistrationIsToldToWhoeverAsked() {
    Reply made = make("events", List.of("account.created", "account.verified"));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.at("/secret")).startsWith("whsec_");
    JsonNode _ = api.member("told");

    List<Receiver.Message> told =
        receiver.await(
            2, message -> message.json().at("/data/account/email").asString("").startsWith("told"));
    assertThat(told)
        .extracting(Receiver.Message::type)
        .containsExactly("account.created", "account.verified");
    assertThat(told.getLast().json().at("/data/account/email_verified").asBoolean()).isTrue();
    assertThat(told.getLast().json().toString()).doesNotContain("password", "hash", "token");
    api.delete(made.header("Location").substring("/api/v1".length()), key);
  }

  @Test
  void aWebhookIsReadChangedAndEnded() {
    Reply made = make("description", "Shop", "active", false);
    String path = made.header("Location").substring("/api/v1".length());
    Reply read = api.get(path, key);
    assertThat(read.text()).doesNotContain("whsec_");
    assertThat(read.at("/off_reason")).isEqualTo("chosen");

    Reply changed = patch(path, read.header("ETag"), Map.of("active", true, "events", List.of()));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().get("active").asBoolean()).isTrue();
    assertThat(patch(path, read.header("ETag"), Map.of("active", false)).status()).isEqualTo(412);

    assertThat(post(path + "/secret", "").at("/secret")).startsWith("whsec_");
    assertThat(api.get("/webhooks", key).text()).contains(made.at("/id"));
    assertThat(api.delete(path, key).status()).isEqualTo(204);
    assertThat(api.get(path, key).status()).isEqualTo(404);
  }

  @Test
  void whatIsSentIsListedAndToldAgain() {
    Reply made = make("events", List.of("group.created"));
    String path = made.header("Location").substring("/api/v1".length());
    Reply ping = post(path + "/pings", "");
    assertThat(ping.status()).isEqualTo(202);
    Receiver.Message first =
        receiver.await(1, message -> message.id().equals(ping.at("/event_id"))).getFirst();
    assertThat(first.json().at("/data/webhook").asString()).isEqualTo(made.at("/id"));

    // Recorded right after the answer, on another thread.
    Reply listed = api.get(path + "/deliveries", key);
    while (!listed.at("/deliveries/0/state").equals("delivered")) {
      Thread.onSpinWait();
      listed = api.get(path + "/deliveries", key);
    }
    assertThat(listed.at("/deliveries/0/last_status")).isEqualTo("204");
    assertThat(api.get(path + "/deliveries?state=failed", key).json().get("deliveries")).isEmpty();

    assertThat(post(path + "/replays", Map.of("delivery", ping.at("/id"))).at("/replayed"))
        .isEqualTo("1");
    assertThat(receiver.await(2, message -> message.id().equals(first.id()))).hasSize(2);
    assertThat(post(path + "/replays", Map.of("since", "2026-01-01T00:00:00Z")).status())
        .isEqualTo(202);
    assertThat(post(path + "/replays", Map.of()).errors()).containsExactly("/since required");
    api.delete(path, key);
  }

  @Test
  void whatCannotBeTakenIsNamed() {
    assertThat(make("url", "https://10.1.2.3/").errors()).containsExactly("/url private-address");
    assertThat(make("url", "gopher://x.example/").errors()).containsExactly("/url url");
    assertThat(make("url", "no address").errors()).containsExactly("/url url");
    assertThat(make("events", List.of("account.created", "account.eaten")).errors())
        .containsExactly("/events/1 event");
  }
}
