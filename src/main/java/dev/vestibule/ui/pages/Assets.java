package dev.vestibule.ui.pages;

import dev.vestibule.platform.config.PagesSettings;
import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files that pages load: one style sheet, one script, the product's logo. A digest of the
 * content stands in each name, so that browsers keep them for a year and never show an old one.
 */
final class Assets {
  /** The cards' grounds in the style sheet, light and dark. */
  static final String LIGHT_CARD = "#ffffff";

  static final String DARK_CARD = "#1a1a1f";

  private static final int DIGEST_CHARACTERS = 12;

  /** Only an SVG can do anything: it may style itself. */
  private static final String CLOSED =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

  private final Map<String, Answer> files = new TreeMap<>();
  private final String style;
  private final String script;
  private final Optional<String> logo;
  private final String consoleStyle;
  private final String consoleScript;

  Assets(PagesSettings settings) {
    String colours = Accent.properties(settings.accent(), LIGHT_CARD, DARK_CARD);
    String switched = Accent.switched(settings.accent(), LIGHT_CARD, DARK_CARD);
    this.style = style("pages", joined(colours, "pages/pages.css"));
    this.script = script("pages", joined("", "pages/pages.js"));
    this.consoleStyle =
        style("console", joined(switched, "console/console.css", "console/operations.css"));
    this.consoleScript =
        script("console", joined("", "console/console.js", "console/operations.js"));
    this.logo = settings.logo().map(this::logo);
  }

  /** The path of the style sheet. */
  String style() {
    return style;
  }

  /** The path of the script. */
  String script() {
    return script;
  }

  /** The path of the console's style sheet. */
  String consoleStyle() {
    return consoleStyle;
  }

  /** The path of the console's script. */
  String consoleScript() {
    return consoleScript;
  }

  /** The path of the logo, if there is one. */
  Optional<String> logo() {
    return logo;
  }

  /** Where they are served. */
  Route route(Handler missing) {
    return Route.get("/static/{file}", request -> answer(request, missing));
  }

  private Answer answer(Request request, Handler missing) {
    Answer file = files.get("/static/" + request.parameter("file"));
    return file == null ? missing.handle(request) : file;
  }

  private String style(String name, byte[] content) {
    return add(name, "css", "text/css; charset=utf-8", content);
  }

  private String script(String name, byte[] content) {
    return add(name, "js", "text/javascript; charset=utf-8", content);
  }

  private String add(String name, String extension, String type, byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String digest = Digests.sha256Hex(text).substring(0, DIGEST_CHARACTERS);
    String path = "/static/" + name + "-" + digest + "." + extension;
    files.put(
        path,
        Answer.bytes(200, type, content)
            .with("Cache-Control", "public, max-age=31536000, immutable")
            .with("Content-Security-Policy", CLOSED));
    return path;
  }

  private String logo(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    String type =
        switch (extension) {
          case "svg" -> "image/svg+xml";
          case "jpg", "jpeg" -> "image/jpeg";
          default -> "image/" + extension;
        };
    try {
      return add("logo", extension, type, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("pages.logo cannot be read", e);
    }
  }

  /** Resources one after the other, behind a text. */
  private static byte[] joined(String before, String... resources) {
    StringBuilder all = new StringBuilder(before);
    for (String resource : resources) {
      all.append(read(resource));
    }
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
