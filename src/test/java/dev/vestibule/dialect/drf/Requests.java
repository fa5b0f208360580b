package dev.vestibule.dialect.drf;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests and answers for tests. */
final class Requests {
  private Requests() {}

  static Request of(String method, byte[] body, String... headers) {
    Map<String, List<String>> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i].toLowerCase(Locale.ROOT), List.of(headers[i + 1]));
    }
    return new Request(
        "1",
        method,
        "/auth/users/",
        Map.of(),
        Map.of(),
        "",
        all,
        new ByteArrayInputStream(body),
        "127.0.0.1",
        "http://localhost");
  }

  static Request of(String method, String body, String... headers) {
    return of(method, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  static Request json(String body) {
    return of("POST", body, "Content-Type", "application/json");
  }

  static String body(Answer answer) {
    return switch (answer.content()) {
      case Answer.Content.Bytes(byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
      case Answer.Content.Empty _ -> "";
      case Answer.Content.Stream _ -> throw new IllegalStateException("a stream");
    };
  }

  static String header(Answer answer, String name) {
    return answer.headers().stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Answer.Header::value)
        .findFirst()
        .orElse("");
  }
}
