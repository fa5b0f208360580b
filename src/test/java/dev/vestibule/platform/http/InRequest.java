package dev.vestibule.platform.http;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Does something as if a request had asked for it. */
public final class InRequest {
  private InRequest() {}

  /** Runs it with a request's circumstances. */
  public static void run(Runnable work) {
    Request request =
        new Request(
            "bZ0kq3c1mR0b7d2x",
            "POST",
            "/auth/jwt/create/",
            Map.of(),
            Map.of(),
            "",
            Map.of("user-agent", List.of("curl/8.5")),
            InputStream.nullInputStream(),
            "192.0.2.7",
            "http://localhost");
    Answer _ =
        Circumstances.answer(
            request,
            _ -> {
              work.run();
              return Answer.empty(204);
            });
  }
}
