package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document allows every answer that was recorded from the real servers. */
class RecordedExchangesTest {
  private static final Map<String, String> SAMPLES =
      Map.of(
          "int", "1",
          "bool", "true",
          "str", "\"text\"",
          "any", "\"text\"",
          "datetime", "\"2026-01-31T09:30:00.123456Z\"",
          "jwt", "\"aa.bb.cc\"",
          "hex40", '"' + "0123456789".repeat(4) + '"',
          "hex64", '"' + "0123456789abcdef".repeat(4) + '"',
          "url", "\"https://example.org/media/avatars/a.png\"");

  private final OpenApiCheck check = new OpenApiCheck(TestDocument.whole());
  private final Map<String, String> captured = new LinkedHashMap<>();

  @Test
  void everyRecordedAnswerIsDocumented() {
    List<String> problems = new ArrayList<>();
    for (Scenario scenario : Scenario.ofAreas(Scenario.SERVED_AREAS)) {
      captured.clear();
      scenario.steps().stream()
          .filter(step -> step.has("request") && !step.has("optional"))
          .filter(step -> !step.at("/response/body/json").has("$any"))
          .flatMap(step -> problems(step).stream())
          .map(problem -> scenario.name() + ": " + problem)
          .forEach(problems::add);
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void whatIsNotDocumentedIsFound() {
    assertThat(check.problems("GET", "/auth/users/me/", 418, Map.of(), "{}"))
        .containsExactly("GET /auth/users/me/ 418: this status is not documented");
    assertThat(check.problems("GET", "/auth/nothing/", 200, Map.of(), ""))
        .containsExactly("GET /auth/nothing/ 200: no such path");
    Map<String, List<String>> json = Map.of("Content-Type", List.of("application/json"));
    assertThat(check.problems("POST", "/auth/jwt/create/", 200, json, "{\"access\":1}"))
        .anyMatch(p -> p.contains("refresh"))
        .anyMatch(p -> p.contains("access"));
    assertThat(check.problems("GET", "/auth/users/me", 401, json, "{\"detail\":\"no\"}"))
        .containsExactly("GET /auth/users/me 401: the header WWW-Authenticate is missing");
    assertThat(check.problems("POST", "/auth/users/activation/", 204, json, "{}"))
        .containsExactly("POST /auth/users/activation/ 204: no body is documented, got {}");
    assertThat(check.problems("GET", "/metrics", 200, json, "{}"))
        .containsExactly("GET /metrics 200: the media type application/json is not documented");
  }

  private List<String> problems(JsonNode step) {
    JsonNode request = step.get("request");
    JsonNode response = step.get("response");
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response
        .get("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), List.of(h.getValue().asString())));
    JsonNode body = response.get("body");
    if (body.has("ignore")) {
      // Recorded without its kind, it is a page: the form of seed S1.
      headers.putIfAbsent("Content-Type", List.of("text/html"));
    }
    String text = body.has("json") ? sample(body.get("json")) : body.has("ignore") ? "bytes" : "";
    String path =
        request.get("path").asString().replaceAll("\\{\\{avatar.*?}}", "/media/avatars/a.png");
    return check.problems(
        request.get("method").asString(),
        path.replaceAll("\\{\\{.*?}}", "1"),
        response.get("status").asInt(),
        headers,
        text);
  }

  /** A body as the recording allows it. */
  private String sample(JsonNode expected) {
    if (expected.has("$any")) {
      return "null";
    } else if (expected.has("$prefix")) {
      return '"' + expected.get("$prefix").asString().replace("\"", "\\\"") + "\"";
    } else if (expected.has("$one_of")) {
      return sample(expected.get("$one_of").get(0));
    } else if (expected.has("$list_of")) {
      String item = sample(expected.get("$list_of"));
      return item.equals("null") ? "[]" : "[" + item + "]";
    } else if (expected.isObject()) {
      return "{" + String.join(",", members(expected)) + "}";
    } else if (expected.isArray()) {
      return "[" + String.join(",", expected.valueStream().map(this::sample).toList()) + "]";
    }
    return expected.isString() ? text(expected.asString()) : expected.toString();
  }

  private List<String> members(JsonNode expected) {
    return expected
        .propertyStream()
        .map(m -> '"' + m.getKey() + "\":" + member(m.getKey(), m.getValue()))
        .toList();
  }

  /** The list of renderers may be any list; everything else that may be anything may be null. */
  private String member(String name, JsonNode expected) {
    return name.equals("renders") ? "[\"application/json\"]" : sample(expected);
  }

  private String text(String expected) {
    if (!expected.startsWith("{{")) {
      return Scenario.JSON.writeValueAsString(expected);
    }
    String place = expected.substring(2, expected.length() - 2);
    int colon = place.indexOf(':');
    if (colon < 0) {
      return captured.getOrDefault(place, "\"unknown\"");
    }
    String value = SAMPLES.getOrDefault(place.substring(colon + 1), "null");
    captured.put(place.substring(0, colon), value);
    return value;
  }
}
