package dev.vestibule.dialect.drf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/** Reads {@code multipart/form-data} (RFC 7578); all parts stay in memory. */
final class Multipart {
  private static final int LONGEST_BOUNDARY = 200;
  private static final int LONGEST_NAME = 255;
  private static final int PART_HEADERS = 8192;

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Upload> files = new LinkedHashMap<>();
  private final Charset charset;

  private Multipart(Charset charset) {
    this.charset = charset;
  }

  static BodyReading parse(byte[] bytes, String contentType, MediaType type, int most) {
    String boundary = boundary(contentType);
    if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
      return error("Invalid boundary in multipart");
    }
    Multipart parts = new Multipart(BodyReader.charset(type));
    try {
      return parts.read(bytes, boundary, most)
          ? new BodyReading.Read(new Body.Submitted(parts.values, parts.files))
          : error("more than " + most + " parts");
    } catch (IOException | IllegalArgumentException e) {
      return error("the parts could not be told apart");
    }
  }

  private static String boundary(String contentType) {
    ParameterParser parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    String boundary = parser.parse(contentType, ';').get("boundary");
    return boundary == null ? "" : boundary;
  }

  private static BodyReading error(String problem) {
    return BodyReader.unreadable(400, Text.MULTIPART_PARSE_ERROR.with("problem", problem));
  }

  private boolean read(byte[] bytes, String boundary, int most) throws IOException {
    MultipartInput input =
        MultipartInput.builder()
            .setByteArray(bytes)
            .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
            .setMaxPartHeaderSize(PART_HEADERS)
            .get();
    int count = 0;
    for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
      if (++count > most) {
        return false;
      }
      input.setHeaderCharset(StandardCharsets.UTF_8);
      Map<String, String> headers = headers(input.readHeaders());
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      input.readBodyData(content);
      keep(headers, content.toByteArray());
    }
    return true;
  }

  private static Map<String, String> headers(String block) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : block.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.put(name, line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private void keep(Map<String, String> headers, byte[] content) {
    ParameterParser parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    Map<String, String> about = parser.parse(headers.getOrDefault("content-disposition", ""), ';');
    String name = about.get("name");
    if (name == null) {
      return;
    } else if (!about.containsKey("filename")) {
      values.put(name, new String(content, charset));
      return;
    }
    String file = fileName(about.get("filename"));
    if (!file.isEmpty()) {
      files.put(name, new Upload(file, headers.getOrDefault("content-type", ""), content));
    }
  }

  /** The name without folders and unprintable characters; empty when nothing is left. */
  private static String fileName(String sent) {
    String given = sent == null ? "" : sent;
    int from = Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1;
    StringBuilder name = new StringBuilder();
    given
        .substring(from)
        .codePoints()
        .filter(c -> !Character.isISOControl(c))
        .forEach(name::appendCodePoint);
    String clean = name.toString().strip();
    return clean.equals(".") || clean.equals("..") ? "" : shortened(clean);
  }

  /** Django keeps the extension when it cuts a very long name. */
  private static String shortened(String name) {
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String end = dot > 0 ? name.substring(dot, Math.min(name.length(), dot + LONGEST_NAME)) : "";
    return name.substring(0, LONGEST_NAME - end.length()) + end;
  }
}
