package dev.vestibule.contract;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Sends recorded requests and compares the answers. */
final class Exchanges {
  private final CheckedClient client;

  Exchanges(CheckedClient client) {
    this.client = client;
  }

  List<String> differences(JsonNode step, Names names) {
    CheckedClient.Checked exchange =
        client.exchange(new WireRequest(client.baseUrl(), names).of(step.get("request")));
    HttpResponse<byte[]> answer = exchange.response();
    JsonNode expected = step.get("response");
    List<String> found = new ArrayList<>();
    int status = expected.get("status").asInt();
    if (answer.statusCode() != status) {
      found.add("status: expected " + status + ", got " + answer.statusCode());
    }
    found.addAll(headers(step, answer));
    found.addAll(body(expected.get("body"), text(answer), names));
    exchange.problems().forEach(problem -> found.add("against the document: " + problem));
    return found;
  }

  private static List<String> headers(JsonNode step, HttpResponse<byte[]> answer) {
    JsonNode expected = step.get("response");
    JsonNode headers = expected.get("headers");
    int status = expected.get("status").asInt();
    List<String> found = new ArrayList<>();
    if (headers.has("Content-Type")) {
      compare(
          "Content-Type",
          mediaType(headers.get("Content-Type").asString()),
          mediaType(header(answer, "Content-Type")),
          found);
    }
    if (status == 401) {
      String name = "WWW-Authenticate";
      compare(name, headers.path(name).asString(""), header(answer, name), found);
    }
    boolean options = step.at("/request/method").asString().equals("OPTIONS");
    if ((status == 405 || options) && headers.has("Allow")) {
      compare(
          "Allow",
          words(headers.get("Allow").asString()).toString(),
          words(header(answer, "Allow")).toString(),
          found);
    }
    return found;
  }

  private static void compare(String name, String expected, String got, List<String> found) {
    if (!expected.equals(got)) {
      found.add(name + ": expected " + quoted(expected) + ", got " + quoted(got));
    }
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "none" : '"' + value + '"';
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return String.join(", ", answer.headers().allValues(name));
  }

  private static String mediaType(String value) {
    return value.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private static Set<String> words(String list) {
    return Stream.of(list.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> body(JsonNode expected, String got, Names names) {
    if (expected.has("json")) {
      return json(expected.get("json"), got, names);
    } else if (expected.has("empty")) {
      return got.isEmpty() ? List.of() : List.of("body: expected none, got " + got);
    } else if (expected.has("text")) {
      String text = names.fill(expected.get("text").asString());
      return text.equals(got) ? List.of() : List.of("body: expected " + text + ", got " + got);
    }
    return List.of();
  }

  private static List<String> json(JsonNode expected, String got, Names names) {
    try {
      return Expectation.differences(expected, Scenario.JSON.readTree(got), names);
    } catch (JacksonException e) {
      return List.of("body: expected " + expected + ", got " + quoted(got));
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
