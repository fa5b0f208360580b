package dev.vestibule.dialect.upstream;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The former server, asked with a request as it came (RFC 9110, section 7.6). */
final class Former {
  /** Of one connection, or told anew by whoever sends. */
  private static final Set<String> OWN =
      Set.of(
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "server",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final HttpClient client;
  private final URI address;
  private final Duration timeout;

  Former(URI address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * Its answer, whose body is handed on while it comes.
   *
   * @throws IOException when it does not answer
   */
  Answer passed(Request request) throws IOException {
    HttpResponse<InputStream> answer = send(request, BodyHandlers.ofInputStream());
    return new Answer(
        answer.statusCode(),
        headers(answer),
        new Answer.Content.Stream(out -> {
          try (InputStream body = answer.body()) {
            body.transferTo(out);
          }
        }));
  }

  /** Its answer as a whole, to be compared. */
  Answer whole(Request request) throws IOException {
    HttpResponse<byte[]> answer = send(request, BodyHandlers.ofByteArray());
    return new Answer(
        answer.statusCode(), headers(answer), new Answer.Content.Bytes(answer.body()));
  }

  private <T> HttpResponse<T> send(Request request, HttpResponse.BodyHandler<T> body)
      throws IOException {
    try {
      return client.send(asked(request), body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private HttpRequest asked(Request request) throws IOException {
    byte[] content = request.body().readAllBytes();
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(target(request))
            .timeout(timeout)
            .method(
                request.method(),
                content.length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(content));
    request
        .headers()
        .forEach((name, values) -> {
          if (!OWN.contains(name)
              && !name.startsWith("x-forwarded-")
              && !name.equals("forwarded")) {
            values.forEach(value -> asked.header(name, value));
          }
        });
    URI base = URI.create(request.baseUrl());
    return asked
        .setHeader("X-Forwarded-For", request.address())
        .setHeader("X-Forwarded-Proto", base.getScheme())
        .setHeader("X-Forwarded-Host", base.getAuthority())
        .setHeader("X-Request-Id", request.id())
        .build();
  }

  private URI target(Request request) throws IOException {
    try {
      String path = new URI(null, null, request.path(), null).getRawPath();
      String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
      return URI.create(address.resolve("/").toString().replaceFirst("/$", "") + path + query);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("the path cannot be asked for there", e);
    }
  }

  private static List<Answer.Header> headers(HttpResponse<?> answer) {
    List<Answer.Header> headers = new ArrayList<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!name.startsWith(":") && !OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> headers.add(new Answer.Header(name, value)));
          }
        });
    return headers;
  }
}
