package dev.vestibule.platform.http;

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
public final class Multipart {
  private static final int LONGEST_BOUNDARY = 200;
  private static final int PART_HEADERS = 8192;

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, FilePart> files = new LinkedHashMap<>();
  private final Charset charset;

  private Multipart(Charset charset) {
    this.charset = charset;
  }

  /** A body that is none; the message says why and repeats nothing of it. */
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String problem) {
      super(problem);
    }
  }

  /**
   * A file.
   *
   * @param name its own name without folders and unprintable characters; never empty
   * @param contentType what the client says it is, unchecked; may be empty
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record FilePart(String name, String contentType, byte[] content) {}

  /**
   * Reads a body.
   *
   * @param charset of the values
   * @param most so many parts at most
   */
  public static Multipart read(byte[] bytes, String contentType, Charset charset, int most)
      throws UnreadableException {
    String boundary = boundary(contentType);
    if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
      throw new UnreadableException("Invalid boundary in multipart");
    }
    Multipart parts = new Multipart(charset);
    try {
      parts.read(bytes, boundary, most);
      return parts;
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableException("the parts could not be told apart");
    }
  }

  /** The values by their names. */
  public Map<String, String> values() {
    return values;
  }

  /** The files by their parts' names; a part without a file's name is none. */
  public Map<String, FilePart> files() {
    return files;
  }

  private static String boundary(String contentType) {
    ParameterParser parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    String boundary = parser.parse(contentType, ';').get("boundary");
    return boundary == null ? "" : boundary;
  }

  private void read(byte[] bytes, String boundary, int most)
      throws IOException, UnreadableException {
    MultipartInput input =
        MultipartInput.builder()
            .setByteArray(bytes)
            .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
            .setMaxPartHeaderSize(PART_HEADERS)
            .get();
    int count = 0;
    for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
      if (++count > most) {
        throw new UnreadableException("more than " + most + " parts");
      }
      input.setHeaderCharset(StandardCharsets.UTF_8);
      Map<String, String> headers = headers(input.readHeaders());
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      input.readBodyData(content);
      keep(headers, content.toByteArray());
    }
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
      files.put(name, new FilePart(file, headers.getOrDefault("content-type", ""), content));
    }
  }

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
    return clean.equals(".") || clean.equals("..") ? "" : clean;
  }

  @Override
  public String toString() {
    return "multipart with " + values.keySet() + " and files " + files.keySet();
  }
}
