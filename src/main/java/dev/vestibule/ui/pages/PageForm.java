package dev.vestibule.ui.pages;

import dev.vestibule.platform.http.BodyTooLargeException;
import dev.vestibule.platform.http.Multipart;
import dev.vestibule.platform.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a page's form sent: {@code application/x-www-form-urlencoded} (WHATWG URL), or {@code
 * multipart/form-data} from somebody who is signed in.
 *
 * @param files the content of uploads that are not empty, by their names
 */
public record PageForm(Map<String, String> fields, Map<String, byte[]> files) {
  private static final int LARGEST = 16 * 1024;
  private static final int LARGEST_UPLOAD = 8 * 1024 * 1024;
  private static final int PARTS = 200;
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  public PageForm {
    fields = Map.copyOf(fields);
    files = Map.copyOf(files);
  }

  /** Nothing was sent. */
  public static PageForm none() {
    return new PageForm(Map.of(), Map.of());
  }

  /**
   * Reads what was sent.
   *
   * @param uploads whether files are taken; without, they are not even read
   */
  static PageForm of(Request request, boolean uploads) {
    String type = request.header("Content-Type");
    if (type == null || !type.startsWith("multipart/form-data")) {
      return encoded(request);
    }
    return uploads ? multipart(request, type) : none();
  }

  private static PageForm encoded(Request request) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : text(request).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new PageForm(fields, Map.of());
  }

  /** What cannot be read is a form without fields, and so without the token that all have. */
  private static PageForm multipart(Request request, String type) {
    byte[] bytes = bytes(request, LARGEST_UPLOAD + 1);
    if (bytes.length > LARGEST_UPLOAD) {
      throw new BodyTooLargeException(LARGEST_UPLOAD);
    }
    try {
      Multipart parts = Multipart.read(bytes, type, StandardCharsets.UTF_8, PARTS);
      Map<String, byte[]> files = new HashMap<>();
      parts.files().forEach((name, file) -> files.put(name, file.content()));
      files.values().removeIf(content -> content.length == 0);
      return new PageForm(parts.values(), files);
    } catch (Multipart.UnreadableException e) {
      return none();
    }
  }

  /** What was sent as it is; empty when it was not. */
  public String get(String name) {
    return fields.getOrDefault(name, "");
  }

  /** The content of an upload; empty when none was sent. */
  public Optional<byte[]> file(String name) {
    return Optional.ofNullable(files.get(name));
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
    return new String(bytes(request, LARGEST), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Request request, int most) {
    try {
      return request.body().readNBytes(most);
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
