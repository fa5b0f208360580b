package dev.vestibule.dialect.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.Native.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators ask of the server by the native API. */
class OperationsTest {
  private static TestServer server;
  private static Native api;
  private static Cast cast;
  private static String key;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("mail.smtp.password", "Zx7-not-to-be-shown"));
    api = new Native(server);
    cast = new Cast(server.house());
    key = cast.key(Set.of(Permission.SYSTEM_MANAGE));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply post(String path) {
    return api.bare("POST", path, "Authorization", "Bearer " + key);
  }

  private static List<String> ids(JsonNode page) {
    return page.get("messages").valueStream().map(m -> m.get("id").asString()).toList();
  }

  @Test
  void aFailedMailIsShownWithoutItsContentAndSentAgain() {
    Account account = cast.person();
    String id = cast.failedMail(account);

    Reply shown = api.get("/outbox/" + id, key);

    assertThat(shown.at("/state")).isEqualTo("failed");
    assertThat(shown.at("/error_class")).isEqualTo("refused");
    assertThat(shown.at("/error")).isEqualTo("550 5.1.1 <p…@example.org>: no such user");
    assertThat(shown.at("/recipient")).isEqualTo("p…@example.org");
    assertThat(shown.at("/account")).isEqualTo(account.uuid().toString());
    assertThat(shown.at("/retriable")).isEqualTo("true");
    assertThat(shown.text()).doesNotContain(String.valueOf(account.email()));

    Reply retried = post("/outbox/" + id + "/retry");

    assertThat(retried.status()).isEqualTo(202);
    assertThat(retried.at("/state")).isEqualTo("queued");
    assertThat(api.mailbox.newest(account.called() + "@example.org", null)).isPresent();
    assertThat(api.get("/outbox/" + id, key).at("/state")).isEqualTo("sent");
    assertThat(post("/outbox/" + id + "/retry").code()).isEqualTo("message-over");
  }

  @Test
  void allFailedOnesAreSentAgainAtOnce() {
    Account one = cast.person();
    Account other = cast.person();
    cast.failedMail(one);
    cast.failedMail(other);

    assertThat(retryAll(Map.of("channel", "sms")).at("/retried")).isEqualTo("0");
    assertThat(Integer.parseInt(retryAll(Map.of()).at("/retried"))).isGreaterThanOrEqualTo(2);
    assertThat(api.mailbox.newest(one.called() + "@example.org", null)).isPresent();
    assertThat(api.mailbox.newest(other.called() + "@example.org", null)).isPresent();
    assertThat(retryAll(Map.of()).at("/retried")).isEqualTo("0");
  }

  private static Reply retryAll(Map<String, String> body) {
    return api.post("/outbox-retries", body, "Authorization", "Bearer " + key);
  }

  @Test
  void theOutboxIsReadPageByPage() {
    Account account = cast.person();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      written.addFirst(cast.failedMail(account));
    }
    List<String> read = new ArrayList<>();
    String path = "/outbox?state=failed&channel=mail&limit=2";
    String next = "";
    do {
      JsonNode page = api.get(next.isEmpty() ? path : path + "&cursor=" + next, key).json();
      read.addAll(ids(page));
      next = page.get("next_cursor").isNull() ? "" : page.get("next_cursor").asString();
    } while (!next.isEmpty() && read.size() < 100);

    assertThat(read).doesNotHaveDuplicates().containsSubsequence(written);
    assertThat(api.get("/outbox?state=lost", key).status()).isEqualTo(422);
    assertThat(api.get("/outbox?cursor=b2s", key).status()).isEqualTo(422);
  }

  @Test
  void aNewKeySignsLaterAndAFormerOneCanBeRetired() {
    String first = api.get("/signing-keys", key).at("/signing_keys/0/id");

    Reply made = post("/signing-keys");

    assertThat(made.status()).isEqualTo(202);
    assertThat(made.at("/use")).isEqualTo("coming");
    assertThat(post("/signing-keys/" + made.at("/id") + "/retirement").code())
        .isEqualTo("key-in-use");
    assertThat(post("/signing-keys/" + first + "/retirement").code()).isEqualTo("key-in-use");
    assertThat(post("/signing-keys/nothing/retirement").status()).isEqualTo(404);
  }

  @Test
  void settingsTellWhereTheyCameFromAndNoSecret() {
    Reply settings = api.get("/settings", key);

    assertThat(settings.text()).doesNotContain("Zx7-not-to-be-shown");
    assertThat(
            settings
                .json()
                .get("settings")
                .valueStream()
                .filter(s -> s.get("key").asString().equals("mail.smtp.password"))
                .map(s -> s.get("value").asString()))
        .containsExactly("(secret)");
  }

  @Test
  void everyTemplateIsShownInItsLanguages() {
    api.get("/templates", key)
        .json()
        .get("templates")
        .valueStream()
        .forEach(template ->
            template
                .get("languages")
                .valueStream()
                .forEach(language -> shown(template, language.asString())));
    assertThat(api.get("/templates/mail/nothing", key).status()).isEqualTo(404);
    assertThat(api.get("/templates/mail/activation?language=de", key).status()).isEqualTo(422);
  }

  private static void shown(JsonNode template, String language) {
    String path =
        "/templates/" + template.get("channel").asString() + "/" + template.get("name").asString();
    Reply shown = api.get(path + "?language=" + language, key);
    assertThat(shown.status()).as(path).isEqualTo(200);
    assertThat(shown.at("/language")).isEqualTo(language);
    assertThat(shown.at("/text")).isNotBlank();
  }

  @Test
  void jobsAndNodesAreListed() {
    Reply jobs = api.get("/jobs", key);
    assertThat(jobs.json().get("jobs").valueStream().map(j -> j.get("name").asString()))
        .contains("housekeeping", "send-letter", "statistics")
        .isSorted();
    assertThat(api.get("/jobs/housekeeping", key).at("/pieces/0/id")).isEqualTo("housekeeping");
    assertThat(api.get("/jobs/nothing", key).status()).isEqualTo(404);

    JsonNode nodes = api.get("/nodes", key).json().get("nodes");
    assertThat(nodes).hasSizeLessThan(2);
  }

  @Test
  void figuresAreToldAsJsonAndAsATable() {
    JsonNode figures = api.get("/statistics?step=hour", key).json();
    assertThat(figures.get("times").size()).isEqualTo(figures.at("/series/sign_ups").size());

    Reply table =
        api.bare(
            "GET",
            "/statistics?from=2026-03-01T00:00:00Z&before=2026-03-03T00:00:00Z",
            "Authorization",
            "Bearer " + key,
            "Accept",
            "text/csv");

    assertThat(table.header("Content-Type")).startsWith("text/csv");
    assertThat(table.text().lines()).hasSize(3).first().asString().startsWith("time,sign_ups,");
    assertThat(api.get("/statistics?from=2020-01-01T00:00:00Z&step=hour", key).status())
        .isEqualTo(422);
  }
}
