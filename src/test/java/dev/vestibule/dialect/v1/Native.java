package dev.vestibule.dialect.v1;

import dev.vestibule.TestServer;
import dev.vestibule.contract.CheckedClient;
import dev.vestibule.contract.Mailbox;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses the native API; every exchange is held against the document. */
public final class Native {
  static final String PASSWORD = "correct-horse-battery";
  static final String NEW = "Mq5?lantern-27";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  private final CheckedClient client;
  final Mailbox mailbox;

  public Native(TestServer server) {
    this.client = new CheckedClient(server.baseUrl(), server.document(), HttpClient.Version.HTTP_2);
    this.mailbox = new Mailbox(server.baseUrl(), server::pendingMails);
  }

  /** An answer. */
  record Reply(int status, String text, HttpResponse<byte[]> response) {
    JsonNode json() {
      return JSON.readTree(text);
    }

    /** What a pointer leads to, as text. */
    String at(String pointer) {
      return json().at(pointer).asString();
    }

    String code() {
      return at("/code");
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** Pointer and code of each error. */
    List<String> errors() {
      return json()
          .path("errors")
          .valueStream()
          .map(e -> e.get("pointer").asString() + " " + e.get("code").asString())
          .toList();
    }
  }

  /** Sends JSON to a path below the prefix, with headers in pairs of name and value. */
  Reply send(String method, String path, Object body, String... headers) {
    String text = body instanceof String already ? already : JSON.writeValueAsString(body);
    return send(method, path, text.getBytes(StandardCharsets.UTF_8), type(headers));
  }

  private static String[] type(String... headers) {
    if (Arrays.asList(headers).contains("Content-Type")) {
      return headers;
    }
    String[] more = Arrays.copyOf(headers, headers.length + 2);
    more[headers.length] = "Content-Type";
    more[headers.length + 1] = "application/json";
    return more;
  }

  Reply send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        client
            .to("/api/v1" + path)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<byte[]> response = client.send(request.build());
    return new Reply(
        response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
  }

  /** Sends no body. */
  Reply bare(String method, String path, String... headers) {
    return send(method, path, new byte[0], headers);
  }

  Reply get(String path, String token) {
    return bare("GET", path, "Authorization", "Bearer " + token);
  }

  Reply post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  Reply delete(String path, String token) {
    return bare("DELETE", path, "Authorization", "Bearer " + token);
  }

  Reply patch(String token, String tag, Object body) {
    return send(
        "PATCH",
        "/me",
        body,
        "Authorization",
        "Bearer " + token,
        "If-Match",
        tag,
        "Content-Type",
        "application/merge-patch+json");
  }

  static String email(String name) {
    return name + "@example.org";
  }

  static Map<String, Object> registration(String name) {
    return new HashMap<>(
        Map.of("email", email(name), "password", PASSWORD, "name", "Ada of " + name));
  }

  Reply register(String name) {
    return post("/registrations", registration(name));
  }

  /** The code in the newest mail to that name. */
  String code(String name) {
    return codeIn(mailbox.newest(email(name), null).orElseThrow());
  }

  static String codeIn(Mailbox.Mail mail) {
    Matcher code = CODE.matcher(mail.text());
    if (!code.find()) {
      throw new IllegalStateException("no code in " + mail.text());
    }
    return code.group();
  }

  /** Registers and proves the address; answers the tokens. */
  JsonNode member(String name) {
    String token = register(name).at("/tokens/access_token");
    return post(
            "/registrations/verify", Map.of("code", code(name)), "Authorization", "Bearer " + token)
        .json();
  }

  Reply signIn(String identifier, String password) {
    return post("/sessions", Map.of("identifier", identifier, "password", password));
  }

  Reply refresh(String token) {
    return post("/sessions/refresh", Map.of("refresh_token", token));
  }

  static String access(JsonNode tokens) {
    return tokens.get("access_token").asString();
  }

  static String refreshOf(JsonNode tokens) {
    return tokens.get("refresh_token").asString();
  }

  /** A code that is not this one. */
  static String wrong(String code) {
    return code.equals("123456") ? "654321" : "123456";
  }
}
