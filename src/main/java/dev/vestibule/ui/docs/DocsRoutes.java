package dev.vestibule.ui.docs;

import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document at {@code /api/openapi.json} and Swagger UI, which shows it, at {@code
 * /api/docs/}. Everything comes from the class path; the page runs no script of another origin and
 * none inside the page.
 */
public final class DocsRoutes {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** The media types of the files that are served, by name. */
  private static final Map<String, String> TYPES =
      Map.of(
          "start.js", "text/javascript; charset=utf-8",
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
          "swagger-ui.css", "text/css; charset=utf-8",
          "favicon-32x32.png", "image/png");

  private final OpenApiDocument document;
  private final String basePath;
  private final Map<String, Copy> copies = new ConcurrentHashMap<>();

  /**
   * @param basePath the configured path in front of every route, or empty
   */
  public DocsRoutes(OpenApiDocument document, String basePath) {
    this.document = document;
    this.basePath = basePath;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/openapi.json", this::openApi),
        Route.get("/api/docs/", this::page),
        Route.get("/api/docs/{file}", this::file));
  }

  private Answer openApi(Request request) {
    return serve(request, Answer.JSON, copy("", name -> bytes(document.tree().toString())));
  }

  private Answer page(Request request) {
    Copy page =
        copy(
            "index.html",
            name -> bytes(text("/docs/" + name).replace("{base}", escaped(basePath))));
    return serve(request, Answer.HTML, page)
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "no-referrer");
  }

  private Answer file(Request request) {
    String name = request.parameter("file");
    String type = TYPES.get(name);
    if (type == null) {
      return Answer.text(404, Answer.JSON, "{\"detail\":\"Not found.\"}");
    }
    return serve(request, type, copy(name, DocsRoutes::content));
  }

  private static byte[] content(String name) {
    return name.equals("start.js")
        ? read("/docs/start.js")
        : read("/META-INF/resources/webjars/swagger-ui/" + swaggerVersion() + "/" + name);
  }

  /** The version stands in the webjar, so that raising it takes one line in the build. */
  private static String swaggerVersion() {
    Properties facts = new Properties();
    try (InputStream in = open("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      facts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return facts.getProperty("version");
  }

  private static Answer serve(Request request, String type, Copy copy) {
    Answer answer =
        copy.tag.equals(request.header("If-None-Match"))
            ? Answer.empty(304)
            : Answer.bytes(200, type, copy.bytes);
    // The names stay the same when the content changes: ask again each time, answer with 304.
    return answer
        .with("ETag", copy.tag)
        .with("Cache-Control", "public, no-cache")
        .with("X-Content-Type-Options", "nosniff");
  }

  /** Content with its entity tag (RFC 9110, section 8.8.3). */
  private static final class Copy {
    final byte[] bytes;
    final String tag;

    Copy(byte[] bytes) {
      this.bytes = bytes;
      this.tag = '"' + HexFormat.of().formatHex(Digests.sha256(bytes), 0, 12) + '"';
    }
  }

  private interface Source {
    byte[] read(String name);
  }

  private Copy copy(String name, Source source) {
    return copies.computeIfAbsent(name, n -> new Copy(source.read(n)));
  }

  private static byte[] read(String resource) {
    try (InputStream in = open(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static InputStream open(String resource) {
    @Nullable InputStream in = DocsRoutes.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("no resource " + resource);
    }
    return in;
  }

  private static String text(String resource) {
    return new String(read(resource), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
