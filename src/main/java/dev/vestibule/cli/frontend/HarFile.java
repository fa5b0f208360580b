package dev.vestibule.cli.frontend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests recorded by a browser (HTTP Archive 1.2). Its passwords and tokens stay in it. */
public final class HarFile {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<Call> calls = new ArrayList<>();
  private final Set<String> origins = new LinkedHashSet<>();
  private final Set<String> cookies = new LinkedHashSet<>();
  private final Set<String> headers = new LinkedHashSet<>();
  private final Set<String> links = new LinkedHashSet<>();
  private boolean credentials;

  private HarFile() {}

  /** What a recording shows; empty when the file is none. */
  public static Optional<Evidence> read(Path file) throws IOException {
    try {
      JsonNode entries = JSON.readTree(Files.readAllBytes(file)).at("/log/entries");
      if (!entries.isArray()) {
        return Optional.empty();
      }
      HarFile har = new HarFile();
      entries.forEach(har::entry);
      entries.forEach(entry -> har.link(entry, entries));
      return Optional.of(har.evidence());
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private Evidence evidence() {
    Optional<FrontEndOrigin> origin =
        origins.stream().flatMap(text -> FrontEndOrigin.of(text).stream()).findFirst();
    return new Evidence(
        calls, origin, Set.of(), List.copyOf(links), credentials, List.copyOf(cookies), headers);
  }

  private void entry(JsonNode entry) {
    JsonNode request = entry.path("request");
    String method = request.path("method").asString("");
    String path = below(request.path("url").asString("")).replaceAll("[?#].*", "");
    if (method.equals("OPTIONS")) {
      header(request, "access-control-request-headers")
          .ifPresent(asked -> headers.addAll(Arrays.asList(asked.split(",\\s*"))));
      return;
    }
    Optional<String> authorization = header(request, "authorization");
    int space = authorization.map(text -> text.indexOf(' ')).orElse(-1);
    Optional<String> word = authorization.filter(_ -> space > 0).map(t -> t.substring(0, space));
    boolean stored = authorization.filter(text -> !text.contains(".")).isPresent();
    Set<String> answered = members(entry.at("/response/content/text").asString("")).keySet();
    Map<String, String> body = body(request.path("postData"));
    calls.add(
        new Call(method, Call.slashed(path), body, word, stored, answered, path.endsWith("/")));
    header(request, "origin").ifPresent(origins::add);
    if (header(request, "origin").isPresent()) {
      request.path("headers").forEach(header -> custom(header.path("name").asString("")));
      transport(entry);
    }
  }

  private void custom(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("x-") || lower.startsWith("ngrok-")) {
      headers.add(name);
    }
  }

  /** Cookies that came back from one of these requests were asked for with credentials. */
  private void transport(JsonNode entry) {
    for (JsonNode cookie : entry.at("/response/cookies")) {
      boolean token = cookie.path("value").asString("").chars().filter(c -> c == '.').count() == 2;
      if (cookie.path("httpOnly").asBoolean(false) && token) {
        cookies.add(cookie.path("name").asString());
        credentials = true;
      }
    }
  }

  /** A page whose path holds the uid and the token that some request sends later. */
  private void link(JsonNode entry, JsonNode entries) {
    Map<String, String> sent = values(entry.at("/request/postData/text").asString(""));
    String uid = sent.getOrDefault("uid", "");
    String token = sent.getOrDefault("token", "");
    if (uid.isEmpty() || token.isEmpty()) {
      return;
    }
    for (JsonNode other : entries) {
      String url = other.at("/request/url").asString("");
      for (String named : List.of(url, header(other.path("request"), "referer").orElse(""))) {
        if (named.contains(uid) && named.contains(token)) {
          links.add(below(named).replace(token, "{token}").replace(uid, "{uid}"));
        }
      }
    }
  }

  /** What stands behind the host; recordings hold addresses that no rule would let through. */
  private static String below(String url) {
    int path = url.indexOf('/', url.indexOf("//") + 2);
    return path < 0 ? "/" : url.substring(path);
  }

  private static Optional<String> header(JsonNode request, String name) {
    return request
        .path("headers")
        .valueStream()
        .filter(header -> header.path("name").asString("").equalsIgnoreCase(name))
        .map(header -> header.path("value").asString(""))
        .findFirst();
  }

  private static Map<String, String> body(JsonNode posted) {
    Map<String, String> members = new LinkedHashMap<>(members(posted.path("text").asString("")));
    posted.path("params").forEach(param -> members.put(param.path("name").asString(""), "string"));
    return members;
  }

  /** The names of a JSON object's members and what they are. */
  static Map<String, String> members(String text) {
    return tree(text).properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, member -> type(member.getValue())));
  }

  private static Map<String, String> values(String text) {
    return tree(text).properties().stream()
        .filter(member -> member.getValue().isString())
        .collect(Collectors.toMap(Map.Entry::getKey, member -> member.getValue().asString()));
  }

  private static JsonNode tree(String text) {
    try {
      JsonNode tree = text.startsWith("{") ? JSON.readTree(text) : JSON.createObjectNode();
      return tree.isObject() ? tree : JSON.createObjectNode();
    } catch (JacksonException notJson) {
      return JSON.createObjectNode();
    }
  }

  private static String type(JsonNode value) {
    return value.isBoolean() ? "boolean" : value.isNumber() ? "number" : "string";
  }
}
