package dev.vestibule.cli;

import dev.vestibule.cli.TrainingClient.Reply;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of a usual front end: somebody registers, proves the address, signs in. */
final class Training {
  static final String USERNAME = "anna";

  private static final String PASSWORD = "Vr8!kestrel-91";
  private static final Pattern MAIL = Pattern.compile("\"ID\" ?: ?\"([^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("/([\\w-]+)/([\\w-]{20,})");
  private static final int TRIES = 400;
  private static final long PAUSE_NANOS = 25_000_000;

  private final TrainingClient client;

  Training(TrainingClient client) {
    this.client = client;
  }

  /**
   * Asks everything once.
   *
   * @throws IllegalStateException when an answer is another than it should be
   */
  void run() {
    register();
    String access = signIn();
    useAccount("Authorization: Bearer " + access);
    lookAround();
  }

  private void register() {
    String account =
        json("username", USERNAME, "email", USERNAME + "@example.org", "password", PASSWORD);
    expect(
        201,
        "POST",
        "/auth/users/",
        account.replace("}", ",\"re_password\":\"%s\"}".formatted(PASSWORD)));
    expect(400, "POST", "/auth/users/", account, "Accept-Language: fr");
    Reply mail = expect(200, "GET", "/inbox/api/v1/message/" + mail(), "");
    String uid = find(LINK, mail.text(), 1);
    String token = find(LINK, mail.text(), 2);
    expect(204, "POST", "/auth/users/activation/", json("uid", uid, "token", token));
  }

  /** Mail leaves in the background. */
  private String mail() {
    for (int tries = 0; tries < TRIES; tries++) {
      Matcher found = MAIL.matcher(expect(200, "GET", "/inbox/api/v1/messages", "").text());
      if (found.find()) {
        return found.group(1);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new IllegalStateException("no mail came");
  }

  private String signIn() {
    String right = json("username", USERNAME, "password", PASSWORD);
    expect(401, "POST", "/auth/jwt/create/", json("username", USERNAME, "password", "wrong"));
    Reply pair = expect(200, "POST", "/auth/jwt/create/", right);
    String refresh = member("refresh", pair);
    Reply next = expect(200, "POST", "/auth/jwt/refresh/", json("refresh", refresh));
    expect(200, "POST", "/auth/jwt/verify/", json("token", refresh));
    String opaque = member("auth_token", expect(200, "POST", "/auth/token/login/", right));
    expect(200, "GET", "/auth/users/me/", "", "Authorization: Token " + opaque);
    return member("access", next);
  }

  private void useAccount(String authorization) {
    expect(200, "GET", "/auth/users/me/", "", authorization);
    expect(200, "PATCH", "/auth/users/me/", json("first_name", "Anna"), authorization);
    expect(401, "GET", "/auth/users/me/", "", "Accept-Language: fr");
  }

  private void lookAround() {
    expect(200, "GET", "/health/live", "");
    expect(200, "GET", "/health/ready", "");
    expect(200, "GET", "/metrics", "");
    expect(200, "GET", "/api/openapi.json", "");
    expect(200, "GET", "/api/docs/", "");
    expect(200, "GET", "/inbox/", "");
    expect(200, "GET", "/signin/", "");
    expect(200, "GET", "/.well-known/jwks.json", "");
    expect(404, "GET", "/nowhere", "");
  }

  private Reply expect(int status, String method, String path, String body, String... headers) {
    Reply reply = client.ask(method, path, body, headers);
    if (reply.status() != status) {
      throw new IllegalStateException(
          method + " " + path + " answered " + reply.status() + ": " + reply.text());
    }
    return reply;
  }

  private static String member(String name, Reply reply) {
    return find(Pattern.compile("\"" + name + "\" ?: ?\"([^\"]+)\""), reply.text(), 1);
  }

  private static String find(Pattern pattern, String text, int group) {
    return Optional.of(pattern.matcher(text))
        .filter(Matcher::find)
        .map(found -> found.group(group))
        .orElseThrow(() -> new IllegalStateException("no " + pattern + " in " + text));
  }

  private static String json(String... pairs) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < pairs.length; i += 2) {
      json.append(i == 0 ? "\"" : ",\"").append(pairs[i]).append("\":\"");
      json.append(pairs[i + 1]).append('"');
    }
    return json.append('}').toString();
  }
}
