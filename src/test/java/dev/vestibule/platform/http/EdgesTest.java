package dev.vestibule.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.config.CorsSettings;
import dev.vestibule.platform.config.Mode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The handlers around the routes. */
class EdgesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000",
        "http://127.0.0.1:5173",
        "https://localhost",
        "http://[::1]:4200",
        "https://app.example.org"
      })
  void answersPreflights(String origin) {
    Answer answer = preflight(cors("--cors-origins=https://app.example.org"), origin);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(header(answer, "Access-Control-Allow-Headers")).contains("Authorization");
    assertThat(header(answer, "Access-Control-Allow-Methods")).contains("PUT, PATCH, DELETE");
    assertThat(header(answer, "Access-Control-Max-Age")).isEqualTo("600");
    assertThat(header(answer, "Access-Control-Allow-Credentials")).isNull();
    assertThat(header(answer, "Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost.evil.example",
        "http://evil.example",
        "null",
        "http://localhost:3000/",
        "ftp://localhost"
      })
  void leavesOtherOriginsOut(String origin) {
    Answer answer = preflight(cors("--cors-origins=https://app.example.org"), origin);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isNull();
  }

  @Test
  void trustsNoLocalPageInProduction() {
    Answer answer = preflight(cors(Mode.PRODUCTION), "http://localhost:3000");

    assertThat(header(answer, "Access-Control-Allow-Origin")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"https://app.example.org, https://app.example.org, true", "https://x.example, *,"})
  void givesCredentialsToNamedOriginsAlone(String origin, String allowed, @Nullable String with) {
    CorsSettings settings =
        new CorsSettings(
            List.of("https://app.example.org", "*"), true, List.of("X-Own"), Duration.ofMinutes(1));
    Cors cors = new Cors(settings, Mode.PRODUCTION, r -> Answer.empty(200).with("Vary", "Accept"));
    Answer answer = cors.handle(request("GET", Map.of("origin", origin)));

    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(allowed);
    assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo(with);
    assertThat(header(answer, "Access-Control-Expose-Headers")).contains("Retry-After", "ETag");
    assertThat(header(answer, "Vary")).isEqualTo("Accept, Origin");
  }

  @Test
  void letsPlainOptionsThrough() {
    Answer answer = cors().handle(request("OPTIONS", Map.of("origin", "http://localhost:3000")));

    assertThat(answer.status()).isEqualTo(299);
    assertThat(cors().handle(request("OPTIONS", Map.of())).status()).isEqualTo(299);
  }

  @Test
  void tellsNothingOfWhatBroke() {
    Answer answer = failing(new IllegalStateException("password=hunter2"));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(body(answer)).isEqualTo("{\"detail\":\"A server error occurred.\"}");
    assertThat(header(answer, "X-Request-Id")).isEqualTo("id");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void asksToComeBackLater() {
    Answer busy = failing(new BusyException("much to do", 7));
    assertThat(busy.status()).isEqualTo(503);
    assertThat(header(busy, "Retry-After")).isEqualTo("7");

    Answer down = failing(new IllegalStateException(new SQLTransientConnectionException("x")));
    assertThat(down.status()).isEqualTo(503);
    assertThat(header(down, "Retry-After")).isEqualTo("5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | text/html; charset=utf-8",
        "*/* | text/html; charset=utf-8",
        "text/html, application/json | text/html; charset=utf-8",
        "application/json | application/json",
      })
  void saysNotFoundAsAskedFor(@Nullable String accept, String type) {
    Map<String, String> headers = accept == null ? Map.of() : Map.of("accept", accept);
    Answer answer = new DefaultHeaders(new NotFoundPage()).handle(request("GET", headers));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(header(answer, "Content-Type")).isEqualTo(type);
    assertThat(answer.has("X-Frame-Options")).isEqualTo(type.startsWith("text/html"));
  }

  private static Cors cors(String... flags) {
    return cors(Mode.DEVELOPMENT, flags);
  }

  private static Cors cors(Mode mode, String... flags) {
    CorsSettings settings = TestSettings.of(flags).cors();
    return new Cors(settings, mode, r -> Answer.empty(299).with("Vary", "Accept"));
  }

  private static Answer preflight(Cors cors, String origin) {
    return cors.handle(
        request("OPTIONS", Map.of("origin", origin, "access-control-request-method", "PATCH")));
  }

  private static Answer failing(RuntimeException thrown) {
    Handler handler =
        r -> {
          throw thrown;
        };
    return new DefaultHeaders(new Failures(handler)).handle(request("GET", Map.of()));
  }

  private static Request request(String method, Map<String, String> headers) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return new Request(
        "id",
        method,
        "/",
        Map.of(),
        Map.of(),
        "",
        all,
        InputStream.nullInputStream(),
        "127.0.0.1",
        "http://localhost");
  }

  private static @Nullable String header(Answer answer, String name) {
    return answer.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(Answer.Header::value)
        .findFirst()
        .orElse(null);
  }

  private static String body(Answer answer) {
    return new String(((Answer.Content.Bytes) answer.content()).bytes(), StandardCharsets.UTF_8);
  }
}
