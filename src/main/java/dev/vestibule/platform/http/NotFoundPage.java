package dev.vestibule.platform.http;

import java.util.List;
import java.util.Locale;

/** Where nothing is: a plain page, or JSON for who asks for JSON and not for a page. */
public final class NotFoundPage implements Handler {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Not Found</title></head>
      <body>
      <h1>Not Found</h1>
      <p>The requested resource was not found on this server.</p>
      </body>
      </html>
      """;

  @Override
  public Answer handle(Request request) {
    String accept = String.join(",", request.headers().getOrDefault("accept", List.of()));
    String wanted = accept.toLowerCase(Locale.ROOT);
    boolean json = wanted.contains("application/json") && !wanted.contains("text/html");
    Answer answer =
        json
            ? Answer.text(404, Answer.JSON, "{\"detail\":\"Not found.\"}")
            : Answer.text(404, Answer.HTML, PAGE)
                .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    return answer.with("Vary", "Accept").with("Content-Language", "en");
  }
}
