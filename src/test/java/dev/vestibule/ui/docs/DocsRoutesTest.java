package dev.vestibule.ui.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Answer.Content;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.http.Router;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocsRoutesTest {
  private final OpenApiDocument document =
      new OpenApiDocument(List.of(Part.of("server")), "/accounts", "1.2.3");
  private final List<Route> routes = new DocsRoutes(document, "/accounts").routes();
  private final Router router = new Router(routes, r -> Answer.empty(404));

  @Test
  void theDocumentIsServed() {
    Answer answer = get("/api/openapi.json", Map.of());
    assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(body(answer)).contains("\"version\":\"1.2.3\"");
  }

  @Test
  void everyFileOfThePageIsServed() {
    String page = body(get("/api/docs/", Map.of()));
    List<String> links =
        Pattern.compile("(?:href|src)=\"/accounts([^\"]*)\"")
            .matcher(page)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(links).hasSizeGreaterThanOrEqualTo(4);
    assertThat(links).allSatisfy(l -> assertThat(get(l, Map.of()).status()).as(l).isEqualTo(200));
  }

  @Test
  void thePageRunsNoScriptButItsOwn() {
    Answer answer = get("/api/docs", Map.of());
    assertThat(header(answer, "Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';")
        .doesNotContain("unsafe");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(body(answer)).doesNotContain("<script>", "<style", " style=", " onload=");
  }

  @Test
  void anUnchangedFileIsNotSentAgain() {
    String tag = header(get("/api/docs/swagger-ui.css", Map.of()), "ETag");
    Answer again = get("/api/docs/swagger-ui.css", Map.of("if-none-match", List.of(tag)));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.content()).isInstanceOf(Content.Empty.class);
    assertThat(header(again, "ETag")).isEqualTo(tag);
  }

  @Test
  void noOtherFileOfTheClassPathIsServed() {
    assertThat(get("/api/docs/swagger-ui-es-bundle.js", Map.of()).status()).isEqualTo(404);
    assertThat(get("/api/docs/..", Map.of()).status()).isEqualTo(404);
  }

  private Answer get(String path, Map<String, List<String>> headers) {
    return router.handle(
        new Request(
            "1",
            "GET",
            path,
            Map.of(),
            Map.of(),
            "",
            headers,
            InputStream.nullInputStream(),
            "127.0.0.1",
            "http://localhost/accounts"));
  }

  private static String header(Answer answer, String name) {
    return answer.headers().stream()
        .filter(h -> h.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static String body(Answer answer) {
    return new String(((Content.Bytes) answer.content()).bytes(), StandardCharsets.UTF_8);
  }
}
