package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The replay itself: that it sends what is written and finds what differs. */
class ContractReplayTest {
  private static final JsonNode DOCUMENT =
      Scenario.JSON.readTree(
          """
          {"servers": [{"url": "/"}],
           "paths": {"/echo/": {"x-other-methods": {
             "200": {"content": {"application/json": {"schema": {"type": "object"}}}},
             "401": {"content": {"application/json": {}}}}}}}
          """);
  private final List<String> accounts = new ArrayList<>();
  private final List<JsonNode> mails = new ArrayList<>();
  private HttpServer http;
  private ContractReplay replay;

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/echo", this::echo);
    http.createContext("/inbox/api/v1/messages", this::list);
    http.createContext("/inbox/api/v1/message/", this::message);
    http.start();
    String baseUrl = "http://127.0.0.1:" + http.getAddress().getPort();
    replay =
        new ContractReplay(
            new ServerUnderTest(
                baseUrl,
                account -> accounts.add(account.get("username").asString()),
                wanted -> "token-of-" + wanted.get("username").asString(),
                new Mailbox(baseUrl, () -> 0),
                DOCUMENT));
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  @Test
  void sendsEveryMethodAndBody() {
    assertThat(
            play(
                """
                {"request": {"method": "FOO", "path": "/echo/"}, "response": {"status": 200,
                  "headers": {}, "body": {"json": {"method": "FOO", "type": "", "accept": null, "auth": "", "body": ""}}}},
                {"request": {"method": "TRACE", "path": "/echo/"}, "response": {"status": 200,
                  "headers": {}, "body": {"json": {"method": "TRACE", "type": "", "accept": null, "auth": "", "body": ""}}}},
                {"request": {"method": "HEAD", "path": "/echo/", "body": {"json": {"a": 1}}}, "response": {"status": 200,
                  "headers": {"Content-Type": "application/json; charset=x"}, "body": {"empty": true}}},
                {"request": {"method": "DELETE", "path": "/echo/", "body": {"json": {"a": 1}}}, "response": {"status": 200,
                  "headers": {}, "body": {"json": {"method": "DELETE", "type": "application/json", "accept": null, "auth": "", "body": "{\\"a\\":1}"}}}},
                {"request": {"method": "POST", "path": "/echo/", "headers": {"Accept": ""}, "body": {"form": {"a b": "é&"}}}, "response": {"status": 200,
                  "headers": {}, "body": {"json": {"method": "POST", "type": "application/x-www-form-urlencoded", "accept": "", "auth": "", "body": "a+b=%C3%A9%26"}}}},
                {"request": {"method": "PATCH", "path": "/echo/", "body": {"multipart": [{"name": "a", "value": "1"}, {"name": "f", "filename": "f.png", "content_type": "image/png", "content": {"png": [2, 3]}}]}}, "response": {"status": 200,
                  "headers": {}, "body": {"json": {"method": "PATCH", "type": {"$prefix": "multipart/form-data; boundary="}, "accept": null, "auth": "", "body": {"$prefix": "--"}}}}},
                {"request": {"method": "POST", "path": "/echo/", "body": {"raw": "{", "content_type": "text/plain"}}, "response": {"status": 200,
                  "headers": {}, "body": {"json": {"method": "POST", "type": "text/plain", "accept": null, "auth": "", "body": "{"}}}}
                """))
        .isEmpty();
  }

  @Test
  void setsUpCapturesAndFilters() {
    assertThat(
            play(
                """
                {"setup": {"ensure_user": {"username": "ada"}}},
                {"setup": {"make_token": {"username": "ada"}, "save": "key"}},
                {"setup": {"set": {"pair": "ada:x", "web": "http://h:1/p/q"}}},
                {"request": {"method": "POST", "path": "/echo/", "headers": {"Authorization": "Basic {{pair|basic}}"}, "body": {"json": {"k": "{{key|strip1}}", "w": "{{web|path}}"}}},
                 "response": {"status": 200, "headers": {}, "body": {"json": {"method": "{{m:str}}", "type": {"$any": true}, "accept": null,
                   "auth": "Basic YWRhOng=", "body": "{\\"k\\":\\"token-of-ad\\",\\"w\\":\\"/p/q\\"}"}}}},
                {"request": {"method": "POST", "path": "/echo/"},
                 "response": {"status": 200, "headers": {}, "body": {"json": {"method": "{{m}}", "type": "", "accept": null, "auth": "", "body": ""}}}}
                """))
        .isEmpty();
    assertThat(accounts).containsExactly("ada");
  }

  @Test
  void tellsEachDifference() {
    assertThat(
            play(
                """
                {"note": "first", "request": {"method": "GET", "path": "/echo/"}, "response": {"status": 401,
                  "headers": {"Content-Type": "text/html", "WWW-Authenticate": "Basic"}, "body": {"json": {"method": "POST", "type": "{{*:int}}", "other": 1}}}},
                {"optional": true, "request": {"method": "GET", "path": "/echo/"}, "response": {"status": 405,
                  "headers": {"Allow": "GET"}, "body": {"ignore": true}}},
                {"request": {"method": "GET", "path": "/{{unknown}}"}, "response": {"status": 200, "headers": {}, "body": {"ignore": true}}},
                {"request": {"method": "GET", "path": "/echo/undocumented"}, "response": {"status": 200, "headers": {}, "body": {"ignore": true}}}
                """))
        .containsExactly(
            "self, step 0 (first): status: expected 401, got 200",
            "self, step 0 (first): Content-Type: expected \"text/html\", got \"application/json\"",
            "self, step 0 (first): WWW-Authenticate: expected \"Basic\", got none",
            "self, step 0 (first): $.accept: expected nothing, got null",
            "self, step 0 (first): $.auth: expected nothing, got \"\"",
            "self, step 0 (first): $.body: expected nothing, got \"\"",
            "self, step 0 (first): $.method: expected \"POST\", got \"GET\"",
            "self, step 0 (first): $.other: expected 1, got nothing",
            "self, step 0 (first): $.type: expected a value of type int, got \"\"",
            "self, step 1: status: expected 405, got 200",
            "self, step 1: Allow: expected \"[GET]\", got \"[]\"",
            "self, step 2: the step could not run: java.lang.IllegalStateException: nothing was"
                + " captured as unknown",
            "self, step 3: against the document: GET /echo/undocumented 200: no such path");
    assertThat(replay.report().text())
        .containsPattern("all +4 +0 +1 +3")
        .contains("optional: self, step 1");
  }

  @Test
  void readsMailsOnce() {
    mail("1", "ada@example.test", "Hello", "see http://h/activate/MQ/old/ now");
    mail("2", "ada@example.test", "Hello", "see https://h/#/activate/MQ/abc-1 or http://other/");
    assertThat(
            play(
                """
                {"mail": {"to": "ada@example.test", "subject": "Hello", "save": {"uid": "u", "token": "t"}}},
                {"mail": {"to": "ada@example.test", "none": true}},
                {"request": {"method": "POST", "path": "/echo/", "body": {"raw": "{{u}} {{t}}", "content_type": "text/plain"}},
                 "response": {"status": 200, "headers": {}, "body": {"json": {"method": "POST", "type": "text/plain", "accept": null, "auth": "", "body": "MQ abc-1"}}}}
                """))
        .isEmpty();
    mail("3", "ada@example.test", "Again", "none");
    assertThat(play("{\"mail\": {\"to\": \"ada@example.test\", \"none\": true}}"))
        .containsExactly("self, step 0: no mail may come to ada@example.test, got [Again]");
  }

  @Test
  void readsLinksOfEveryForm() {
    assertThat(Mailbox.Link.of("https://h/#/reset?uid=MQ&token=a-b"))
        .isEqualTo(new Mailbox.Link("MQ", "a-b"));
    assertThat(Mailbox.Link.of("https://h/p?token=a-b&uid=MQ#x"))
        .isEqualTo(new Mailbox.Link("MQ", "a-b"));
    assertThat(Mailbox.Link.of("https://h/p/MQ/a-b/")).isEqualTo(new Mailbox.Link("MQ", "a-b"));
  }

  private List<String> play(String steps) {
    JsonNode whole =
        Scenario.JSON.readTree(
            "{\"name\": \"self\", \"area\": \"self\", \"steps\": [" + steps + "]}");
    return replay.play(Scenario.of(whole)).stream().map(Difference::toString).toList();
  }

  private void echo(HttpExchange exchange) throws IOException {
    ObjectNode said = Scenario.JSON.createObjectNode();
    said.put("method", exchange.getRequestMethod());
    said.put("type", header(exchange, "Content-Type"));
    said.put("accept", exchange.getRequestHeaders().getFirst("Accept"));
    said.put("auth", header(exchange, "Authorization"));
    byte[] body = exchange.getRequestBody().readAllBytes();
    said.put("body", new String(body, StandardCharsets.UTF_8));
    answer(exchange, said);
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void answer(HttpExchange exchange, JsonNode content) throws IOException {
    byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private void mail(String id, String to, String subject, String text) {
    ObjectNode mail = Scenario.JSON.createObjectNode();
    mail.put("ID", id).put("Subject", subject).put("Text", text).put("HTML", "");
    mail.putArray("To").addObject().put("Address", to);
    mails.addFirst(mail);
  }

  private void list(HttpExchange exchange) throws IOException {
    ObjectNode list = Scenario.JSON.createObjectNode();
    list.putArray("messages").addAll(mails);
    answer(exchange, list);
  }

  private void message(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String id = path.substring(path.lastIndexOf('/') + 1);
    JsonNode mail =
        mails.stream().filter(m -> m.get("ID").asString().equals(id)).findFirst().orElseThrow();
    answer(exchange, mail);
  }
}
