package dev.vestibule;

import dev.vestibule.contract.CheckedClient;
import dev.vestibule.contract.Mailbox;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with an HTTP client who speaks djoser; exchanges are held against the document. */
public final class Visitor {
  public static final String PASSWORD = "correct-horse-battery";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TestServer server;
  private final CheckedClient client;
  private final String prefix;
  public final Mailbox mailbox;

  public Visitor(TestServer server) {
    this(server, server.house().settings.dialects().djoser().prefix());
  }

  /** Somebody whose paths start below a prefix of another dialect. */
  public Visitor(TestServer server, String prefix) {
    this.server = server;
    this.client = new CheckedClient(server.baseUrl(), server.document());
    this.prefix = prefix;
    this.mailbox = new Mailbox(server.baseUrl(), server::pendingMails);
  }

  /** An answer. */
  public record Reply(int status, String text, HttpResponse<byte[]> response) {
    public JsonNode json() {
      return JSON.readTree(text);
    }

    /** A member of the answer, as text. */
    public String get(String member) {
      return json().get(member).asString();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** What {@code jwt/create/} answers. */
  public record Pair(String access, String refresh) {
    public String bearer() {
      return "Bearer " + access;
    }
  }

  /** Sends JSON to a path below the prefix; an empty authorization is left out. */
  public Reply json(String method, String path, Object body, String authorization) {
    String text = body instanceof String already ? already : JSON.writeValueAsString(body);
    HttpRequest.Builder request =
        client
            .to(prefix + path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(text));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return reply(client.send(request.build()));
  }

  public Reply post(String path, Object body) {
    return json("POST", path, body, "");
  }

  public Reply get(String path, String authorization) {
    HttpRequest.Builder request = client.to(prefix + path);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return reply(client.send(request.build()));
  }

  /** Sends what the document knows, with any headers. */
  public Reply checked(HttpRequest.Builder request) {
    return reply(client.send(request.build()));
  }

  /** A request to any path, for {@link #unchecked}. */
  public HttpRequest.Builder to(String path) {
    return client.to(path);
  }

  /** Posts JSON where the answer has a shape that the document does not tell. */
  public Reply postUnchecked(String path, Object body) {
    return unchecked(
        client
            .to(prefix + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** Sends what the document need not know. */
  public Reply unchecked(HttpRequest.Builder request) {
    return reply(client.exchange(request.build()).response());
  }

  private static Reply reply(HttpResponse<byte[]> response) {
    return new Reply(
        response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
  }

  public static String email(String username) {
    return username + "@example.org";
  }

  /** Makes an active account by the operator's hand. */
  public long account(String username) {
    return account(username, Map.of());
  }

  /** Makes or changes an account by the operator's hand, with further members. */
  public long account(String username, Map<String, Object> members) {
    Map<String, Object> all = new java.util.HashMap<>();
    all.put("username", username);
    all.put("email", email(username));
    all.put("password", PASSWORD);
    all.put("is_active", true);
    all.putAll(members);
    server.ensureUser(JSON.valueToTree(all));
    return find(username).orElseThrow();
  }

  public Optional<Long> find(String username) {
    House house = server.house();
    return house
        .database
        .read(sql -> house.accounts.byUsername(sql, username))
        .map(account -> account.id());
  }

  public static Map<String, Object> registration(String username) {
    return Map.of(
        "username", username,
        "email", email(username),
        "password", PASSWORD,
        "re_password", PASSWORD);
  }

  /** Registers and answers the link that came by mail. */
  public Mailbox.Link register(String username) {
    Reply reply = post("/users/", registration(username));
    if (reply.status() != 201) {
      throw new IllegalStateException(reply.text());
    }
    return link(email(username));
  }

  /** The link in the newest mail to the address. */
  public Mailbox.Link link(String address) {
    return mailbox.newest(address, null).orElseThrow().link();
  }

  public Mailbox.Link resetLink(String username) {
    post("/users/reset_password/", Map.of("email", email(username)));
    return link(email(username));
  }

  public Reply confirmReset(Mailbox.Link link, String password) {
    return post("/users/reset_password_confirm/", reset(link, password));
  }

  public static Map<String, String> reset(Mailbox.Link link, String password) {
    return Map.of(
        "uid",
        link.uid(),
        "token",
        link.token(),
        "new_password",
        password,
        "re_new_password",
        password);
  }

  public static Map<String, String> activation(Mailbox.Link link) {
    return Map.of("uid", link.uid(), "token", link.token());
  }

  public Reply create(String username, String password) {
    return post("/jwt/create/", Map.of("username", username, "password", password));
  }

  public Pair signIn(String username) {
    Reply reply = create(username, PASSWORD);
    return new Pair(reply.get("access"), reply.get("refresh"));
  }

  /** The header of the account's stored token. */
  public String storedToken(String username) {
    return "Token "
        + post("/token/login/", Map.of("username", username, "password", PASSWORD))
            .get("auth_token");
  }

  public int statusOfMe(String authorization) {
    return get("/users/me/", authorization).status();
  }

  public int statusOfRefresh(String refresh) {
    return post("/jwt/refresh/", Map.of("refresh", refresh)).status();
  }

  /** Does the same so many times at once; answers what came back. */
  public static <T> List<T> atOnce(int times, Callable<T> action) {
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running =
          IntStream.range(0, times)
              .mapToObj(i ->
                  threads.submit(() -> {
                    start.await();
                    return action.call();
                  }))
              .toList();
      start.countDown();
      return running.stream().map(Visitor::result).toList();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
