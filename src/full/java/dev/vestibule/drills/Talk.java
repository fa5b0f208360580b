package dev.vestibule.drills;

import dev.vestibule.drills.Event.Deed;
import dev.vestibule.drills.Event.Phase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of djoser's API whose every request gets into the history, answered or not. */
final class Talk {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SHOWN_BYTES = 8;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String url;
  private final History history;
  private final String who;

  Talk(String url, History history, String who) {
    this.url = url;
    this.history = history;
    this.who = who;
  }

  /** How a request went, and its answer if there was one. */
  record Told(Phase phase, JsonNode answer) {
    boolean done() {
      return phase == Phase.DONE;
    }
  }

  /** What a request is about. */
  record Matter(Deed deed, String key, Function<JsonNode, String> value) {
    Matter(Deed deed, String key, String value) {
      this(deed, key, _ -> value);
    }
  }

  Told post(String path, Map<String, String> body, String bearer, Matter matter) {
    return send(
        request(path, bearer).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))), matter);
  }

  Told get(String path, String bearer, Matter matter) {
    return send(request(path, bearer).GET(), matter);
  }

  private HttpRequest.Builder request(String path, String bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json");
    return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
  }

  private Told send(HttpRequest.Builder request, Matter matter) {
    try {
      return told(client.send(request.build(), BodyHandlers.ofString()), matter);
    } catch (IOException _) {
      record(matter, matter.value().apply(JSON.nullNode()), Phase.UNKNOWN);
      return new Told(Phase.UNKNOWN, JSON.nullNode());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Told told(HttpResponse<String> response, Matter matter) {
    boolean good = response.statusCode() / 100 == 2;
    JsonNode answer =
        good && !response.body().isEmpty() ? JSON.readTree(response.body()) : JSON.nullNode();
    Phase phase = phase(response);
    if (phase != Phase.REFUSED || expected(response, matter)) {
      record(matter, matter.value().apply(answer), phase);
    } else {
      history.add(who, Deed.ASK, matter.key(), matter.deed() + " " + refusal(response), phase);
    }
    return new Told(phase, answer);
  }

  /** A password may be wrong, when nobody knows whether its change happened. */
  private static boolean expected(HttpResponse<String> response, Matter matter) {
    return matter.deed() == Deed.SIGN_IN && response.statusCode() == 401;
  }

  private static String refusal(HttpResponse<String> response) {
    return response.statusCode() + " " + response.body();
  }

  private static Phase phase(HttpResponse<String> response) {
    if (response.statusCode() / 100 == 2) {
      return Phase.DONE;
    }
    boolean later =
        response.statusCode() == 503 && response.headers().firstValue("Retry-After").isPresent();
    return later ? Phase.LATER : Phase.REFUSED;
  }

  private void record(Matter matter, String value, Phase phase) {
    history.add(who, matter.deed(), matter.key(), value, phase);
  }

  /** Stands for a secret in the history. */
  static String digest(String secret) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, SHOWN_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
