package dev.vestibule.dialect.v1.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.BusyException;
import dev.vestibule.platform.http.Failures;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Failures become problems below the prefix, and stay what they were elsewhere. */
class ProblemsTest {
  private final Problems problems = new Problems("/api/v1", Language.EN);

  private Answer failing(String path, RuntimeException failure) {
    Handler broken =
        request -> {
          throw failure;
        };
    Request request =
        new Request(
            "r1",
            "GET",
            path,
            Map.of(),
            Map.of(),
            "",
            Map.of("accept-language", List.of("fr")),
            InputStream.nullInputStream(),
            "192.0.2.1",
            "http://localhost");
    return new Failures(broken, problems.before((_, plain) -> plain)).handle(request);
  }

  private static String text(Answer answer) {
    return answer.content() instanceof Answer.Content.Bytes(byte[] bytes)
        ? new String(bytes, StandardCharsets.UTF_8)
        : "";
  }

  @Test
  void aBusyServerSaysWhenToComeAgain() {
    Answer answer = failing("/api/v1/me", new BusyException("secret words", 7));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers())
        .contains(
            new Answer.Header("Retry-After", "7"),
            new Answer.Header("Content-Type", Problems.MEDIA_TYPE));
    assertThat(text(answer))
        .contains("\"code\":\"unavailable\"", "urn:vestibule:request:r1", "occupé")
        .doesNotContain("secret words");
  }

  @Test
  void aFaultTellsNothingOfItself() {
    Answer answer = failing("/api/v1/me", new IllegalStateException("secret words"));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(text(answer))
        .contains("\"code\":\"server-error\"")
        .doesNotContain("secret words", "Exception", "\\n");
  }

  @Test
  void otherPathsAreNotOurs() {
    Answer answer = failing("/api/v10/me", new BusyException("x", 7));
    assertThat(text(answer)).startsWith("{\"detail\":");
  }
}
