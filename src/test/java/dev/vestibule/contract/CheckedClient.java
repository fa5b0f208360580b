package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An HTTP client for tests that holds every exchange against the OpenAPI document. */
public final class CheckedClient {
  private final HttpClient client;
  private final String baseUrl;
  private final OpenApiCheck check;

  /**
   * @param baseUrl the server's address with its base path, without a closing slash
   * @param document the server's OpenAPI document
   */
  public CheckedClient(String baseUrl, JsonNode document) {
    this(baseUrl, document, HttpClient.Version.HTTP_1_1);
  }

  /** The same that speaks another version of HTTP from the first GET on. */
  public CheckedClient(String baseUrl, JsonNode document, HttpClient.Version version) {
    this.client =
        HttpClient.newBuilder().version(version).followRedirects(HttpClient.Redirect.NEVER).build();
    this.baseUrl = baseUrl;
    this.check = new OpenApiCheck(document);
    String basePath = document.at("/servers/0/url").asString("").replaceFirst("/$", "");
    if (!URI.create(baseUrl).getPath().equals(basePath)) {
      throw new IllegalArgumentException(baseUrl + " is not at " + basePath);
    }
  }

  /** An answer, and what it and the document disagree about. */
  public record Checked(HttpResponse<byte[]> response, List<String> problems) {
    /** The answer's body as text. */
    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  public String baseUrl() {
    return baseUrl;
  }

  /** A request to a path below the base URL. */
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path));
  }

  /** Sends a request; fails when the exchange does not fit the document. */
  public HttpResponse<byte[]> send(HttpRequest request) {
    Checked exchange = exchange(request);
    assertThat(exchange.problems()).as("disagreements with the OpenAPI document").isEmpty();
    return exchange.response();
  }

  /** Sends a request and tells how the exchange fits the document. */
  public Checked exchange(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      return new Checked(answer, problems(request, answer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<String> problems(HttpRequest request, HttpResponse<byte[]> answer) {
    String path = request.uri().getRawPath();
    List<String> found =
        new ArrayList<>(
            check.problems(
                request.method(),
                path,
                answer.statusCode(),
                answer.headers().map(),
                new String(answer.body(), StandardCharsets.UTF_8)));
    found.addAll(
        check.requestProblems(
            request.method(),
            path,
            answer.statusCode(),
            request.headers().firstValue("Content-Type").orElse(""),
            SentBody.of(request)));
    return found;
  }
}
