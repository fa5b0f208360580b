package dev.vestibule.ui.pages;

import dev.vestibule.platform.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a page's form sent: {@code application/x-www-form-urlencoded} (WHATWG URL). */
public record PageForm(Map<String, String> fields) {
  private static final int LARGEST = 16 * 1024;
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  public PageForm {
    fields = Map.copyOf(fields);
  }

  /** Nothing was sent. */
  public static PageForm none() {
    return new PageForm(Map.of());
  }

  static PageForm of(Request request) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : text(request).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new PageForm(fields);
  }

  /** What was sent as it is; empty when it was not. */
  public String get(String name) {
    return fields.getOrDefault(name, "");
  }

  /** The first of these fields that was sent. */
  public String first(String... names) {
    return Stream.of(names).filter(fields::containsKey).findFirst().map(this::get).orElse("");
  }

  /** The same as one line, without the spaces around it. */
  public String line(String name) {
    return CONTROLS.matcher(get(name)).replaceAll(" ").strip();
  }

  private static String text(Request request) {
    try {
      return new String(request.body().readNBytes(LARGEST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\0", "");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "form with " + fields.keySet();
  }
}
