package dev.vestibule.ui.pages;

import dev.vestibule.platform.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a page's form sent: {@code application/x-www-form-urlencoded} (WHATWG URL). */
record PageForm(Map<String, String> fields) {
  private static final int LARGEST = 16 * 1024;

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

  String get(String name) {
    return fields.getOrDefault(name, "");
  }

  /** The first of these fields that was sent. */
  String first(String... names) {
    return Stream.of(names).filter(fields::containsKey).findFirst().map(this::get).orElse("");
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
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "form with " + fields.keySet();
  }
}
