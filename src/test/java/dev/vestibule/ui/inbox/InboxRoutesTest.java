package dev.vestibule.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.core.notifications.MailHouse;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.mail.Mail;
import dev.vestibule.platform.mail.MailAddress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NullUnmarked
class InboxRoutesTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path data;
  private MailHouse house;
  private List<Route> routes;

  @BeforeEach
  void open() {
    house = new MailHouse(data);
    routes = new InboxRoutes(house.inbox, house.clock).routes();
    add(1, "anna@example.com", "First things");
    house.now = house.now.plusSeconds(1);
    add(2, "bob@example.com", "Second <b>thing</b>");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theListIsMailpits() {
    JsonNode list = json("GET", "/inbox/api/v1/messages", "");
    assertThat(list.propertyNames())
        .containsExactlyInAnyOrder(
            names("total unread count messages_count messages_unread start tags messages"));
    assertThat(list.get("total").asInt()).isEqualTo(2);
    assertThat(list.get("unread").asInt()).isEqualTo(2);
    JsonNode newest = list.get("messages").get(0);
    assertThat(newest.propertyNames())
        .containsExactlyInAnyOrder(
            names(
                "ID MessageID Read From To Cc Bcc ReplyTo Subject Created Username Tags "
                    + "Size Attachments Snippet"));
    assertThat(newest.get("ID").isString()).isTrue();
    assertThat(newest.get("MessageID").asString()).isEqualTo("2@example.org");
    assertThat(newest.get("From").toString())
        .isEqualTo("{\"Name\":\"Café\",\"Address\":\"noreply@example.org\"}");
    assertThat(newest.get("To").toString())
        .isEqualTo("[{\"Name\":\"\",\"Address\":\"bob@example.com\"}]");
    assertThat(newest.get("Subject").asString()).isEqualTo("Second <b>thing</b>");
    assertThat(newest.get("Created").asString()).isEqualTo("2026-03-01T10:00:01Z");
    assertThat(newest.get("Snippet").asString()).startsWith("Hello https://app.example.org");
  }

  @Test
  void pagesAreCutOut() {
    JsonNode list = json("GET", "/inbox/api/v1/messages?start=1&limit=5", "");
    assertThat(list.get("start").asInt()).isEqualTo(1);
    assertThat(list.get("count").asInt()).isEqualTo(1);
    assertThat(list.get("messages").get(0).get("Subject").asString()).isEqualTo("First things");
  }

  @Test
  void searchFindsByPlaceAndWord() {
    assertThat(found("to:anna@example.com")).containsExactly("First things");
    assertThat(found("TO:bob")).containsExactly("Second <b>thing</b>");
    assertThat(found("subject:\"first things\"")).containsExactly("First things");
    assertThat(found("from:noreply")).hasSize(2);
    assertThat(found("second bob@example.com")).hasSize(1);
    assertThat(found("to:anna second")).isEmpty();
    assertThat(found("%")).isEmpty();
    assertThat(call("GET", "/inbox/api/v1/search?query=", "").status()).isEqualTo(400);
  }

  @Test
  void aMessageHasTextAndHtmlAndBecomesRead() {
    JsonNode message = json("GET", "/inbox/api/v1/message/latest", "");
    assertThat(message.propertyNames())
        .containsExactlyInAnyOrder(
            names(
                "ID MessageID From To Cc Bcc ReplyTo ReturnPath Subject ListUnsubscribe "
                    + "Date Tags Username Text HTML Size Inline Attachments"));
    assertThat(message.get("Text").asString()).contains(MailHouse.URL);
    assertThat(message.get("HTML").asString()).startsWith("<html>");
    JsonNode list = json("GET", "/inbox/api/v1/messages", "");
    assertThat(list.get("unread").asInt()).isEqualTo(1);
    assertThat(list.get("messages").get(0).get("Read").asBoolean()).isTrue();
    assertThat(call("GET", "/inbox/api/v1/message/999", "").status()).isEqualTo(404);
    assertThat(call("GET", "/inbox/api/v1/message/x", "").status()).isEqualTo(404);
  }

  @Test
  void headersAndSourceAreThere() {
    JsonNode headers = json("GET", "/inbox/api/v1/message/latest/headers", "");
    assertThat(headers.get("Message-Id").toString()).isEqualTo("[\"<2@example.org>\"]");
    assertThat(headers.get("Auto-Submitted").toString()).isEqualTo("[\"auto-generated\"]");
    Answer raw = call("GET", "/inbox/api/v1/message/latest/raw", "");
    assertThat(header(raw, "Content-Type")).startsWith("text/plain");
    assertThat(body(raw)).contains("\r\nTo: bob@example.com\r\n");
  }

  @Test
  void readStateIsSet() {
    assertThat(body(call("PUT", "/inbox/api/v1/messages", "{\"Read\":true}"))).isEqualTo("ok");
    assertThat(unread()).isZero();
    call("PUT", "/inbox/api/v1/messages", "{\"read\":false,\"IDs\":[\"1\"]}");
    assertThat(unread()).isEqualTo(1);
    call("PUT", "/inbox/api/v1/messages", "{\"Read\":false,\"Search\":\"to:bob\"}");
    assertThat(unread()).isEqualTo(2);
    assertThat(call("PUT", "/inbox/api/v1/messages", "{").status()).isEqualTo(400);
  }

  @Test
  void messagesAreDeleted() {
    assertThat(body(call("DELETE", "/inbox/api/v1/messages", "{\"IDs\":[\"1\",\"x\"]}")))
        .isEqualTo("ok");
    assertThat(json("GET", "/inbox/api/v1/messages", "").get("total").asInt()).isEqualTo(1);
    call("DELETE", "/inbox/api/v1/messages", "");
    assertThat(json("GET", "/inbox/api/v1/messages", "").get("messages").size()).isZero();
  }

  @Test
  void infoCounts() {
    JsonNode info = json("GET", "/inbox/api/v1/info", "");
    assertThat(info.get("Messages").asInt()).isEqualTo(2);
    assertThat(info.get("RuntimeStats").get("Uptime").isNumber()).isTrue();
  }

  @Test
  void theNewestThousandStay() {
    house.write(tx ->
        tx.sql()
            .execute(
                "with recursive n(i) as (select 10 union all select i + 1 from n where i < 1100)"
                    + " insert into inbox_messages (message_id, sender_name, sender,"
                    + " recipient_name, recipient, subject, body_text, body_html, language,"
                    + " created_at) select 'm' || i, '', 'a@b.c', '', 'd@e.f', 's', '', '',"
                    + " 'en', '2026-01-01T00:00:00.000000Z' from n"));
    add(3, "last@example.com", "Last");
    JsonNode list = json("GET", "/inbox/api/v1/messages?limit=1", "");
    assertThat(list.get("total").asInt()).isEqualTo(1000);
    assertThat(list.get("messages").get(0).get("Subject").asString()).isEqualTo("Last");
  }

  @Test
  void thePagesShowMailWithoutScript() {
    Answer list = call("GET", "/inbox/", "");
    assertThat(body(list))
        .contains(
            "Second &lt;b&gt;thing", "href=\"/base/inbox/messages/2\"", "http-equiv=\"refresh\"")
        .doesNotContain("<script", "style=");
    assertThat(header(list, "Content-Security-Policy")).contains("default-src 'none'");
    Answer message = call("GET", "/inbox/messages/2", "");
    assertThat(body(message))
        .contains("sandbox=\"", "href=\"" + MailHouse.URL + "\"", "<pre>Hello")
        .doesNotContain("<script");
    Answer html = call("GET", "/inbox/messages/2/html", "");
    assertThat(header(html, "Content-Security-Policy")).startsWith("sandbox");
    assertThat(call("GET", "/inbox/messages/77", "").status()).isEqualTo(404);
    assertThat(body(call("GET", "/inbox/style.css", ""))).contains("prefers-color-scheme: dark");
  }

  @Test
  void textMessagesStandBesideMails() {
    house.inbox.addText("t-1", "", "+33600000001", "Votre code : 4821 <b>", Language.FR);
    house.inbox.addText("t-1", "", "+33600000001", "once more", Language.FR);
    JsonNode found =
        json("GET", "/inbox/api/v1/search?query=to:%2B33600000001", "").get("messages");
    assertThat(found.size()).isEqualTo(1);
    assertThat(found.get(0).get("Tags").toString()).isEqualTo("[\"SMS\"]");
    assertThat(found.get(0).get("Subject").asString()).isEmpty();
    assertThat(found.get(0).get("Snippet").asString()).isEqualTo("Votre code : 4821 <b>");
    String id = found.get(0).get("ID").asString();
    JsonNode whole = json("GET", "/inbox/api/v1/message/" + id, "");
    assertThat(whole.get("Text").asString()).isEqualTo("Votre code : 4821 <b>");
    assertThat(whole.get("HTML").asString()).isEmpty();
    assertThat(json("GET", "/inbox/api/v1/message/" + id + "/headers", "").get("X-Channel"))
        .hasToString("[\"sms\"]");
    assertThat(body(call("GET", "/inbox/api/v1/message/" + id + "/raw", "")))
        .contains("\r\nTo: +33600000001\r\n")
        .endsWith("\r\n\r\nVotre code : 4821 <b>");
    assertThat(body(call("GET", "/inbox/", ""))).contains("class=\"tag\">SMS<", "+33600000001");
    assertThat(body(call("GET", "/inbox/messages/" + id, "")))
        .contains("class=\"tag\">SMS<", "Votre code : 4821 &lt;b&gt;")
        .doesNotContain("<dt>From", "<iframe");
  }

  private static String[] names(String line) {
    return line.split(" ", -1);
  }

  private List<String> found(String query) {
    String encoded = java.net.URLEncoder.encode(query, StandardCharsets.UTF_8);
    return json("GET", "/inbox/api/v1/search?query=" + encoded, "")
        .get("messages")
        .valueStream()
        .map(m -> m.get("Subject").asString())
        .toList();
  }

  private int unread() {
    return json("GET", "/inbox/api/v1/messages", "").get("unread").asInt();
  }

  private void add(int number, String to, String subject) {
    house.inbox.add(
        new Mail(
            "<" + number + "@example.org>",
            new MailAddress("Café", "noreply@example.org"),
            MailAddress.plain(to),
            subject,
            "Hello\n\n" + MailHouse.URL + "\n",
            "<html><head></head><body><p>Hello</p></body></html>",
            Language.EN,
            house.now));
  }

  private JsonNode json(String method, String target, String body) {
    Answer answer = call(method, target, body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    return JSON.readTree(body(answer));
  }

  private Answer call(String method, String target, String body) {
    String path = target.split("\\?", 2)[0];
    Map<String, List<String>> query = new HashMap<>();
    if (target.contains("?")) {
      for (String pair : target.split("\\?", 2)[1].split("&", -1)) {
        String[] parts = pair.split("=", 2);
        query.put(parts[0], List.of(java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
      }
    }
    for (Route route : routes) {
      Map<String, String> parameters = match(route.template(), path);
      if (parameters != null) {
        return route
            .handler()
            .handle(
                new Request(
                    "1",
                    method,
                    path,
                    parameters,
                    query,
                    "",
                    Map.of(),
                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                    "127.0.0.1",
                    "http://localhost:8000/base"));
      }
    }
    throw new AssertionError("no route for " + path);
  }

  private static Map<String, String> match(String template, String path) {
    String[] wanted = template.replaceAll("/$", "").split("/", -1);
    String[] given = path.replaceAll("/$", "").split("/", -1);
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted.length != given.length
          || !(wanted[i].startsWith("{") || wanted[i].equals(given[i]))) {
        return null;
      }
      found.put(wanted[i].replaceAll("[{}]", ""), given[i]);
    }
    return found;
  }

  private static String body(Answer answer) {
    return new String(((Answer.Content.Bytes) answer.content()).bytes(), StandardCharsets.UTF_8);
  }

  private static String header(Answer answer, String name) {
    return answer.headers().stream()
        .filter(h -> h.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
