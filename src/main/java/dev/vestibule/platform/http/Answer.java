package dev.vestibule.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes back to a client: a status, headers in order, and a body. Immutable; {@code with} makes
 * a copy.
 */
public record Answer(int status, List<Header> headers, Content content) {
  public static final String JSON = "application/json";
  public static final String HTML = "text/html; charset=utf-8";

  /** One header line. Neither part may hold CR, LF or NUL. */
  public record Header(String name, String value) {
    public Header {
      if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("line break in header " + name);
      }
    }
  }

  /** The body. */
  public sealed interface Content {
    /** No body at all. */
    record Empty() implements Content {}

    /** A body known in full; nobody changes the array. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements Content {}

    /** A body written while it is produced, such as a long list. */
    record Stream(Writer writer) implements Content {}
  }

  /** Writes a streamed body. */
  @FunctionalInterface
  public interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  public Answer {
    headers = List.copyOf(headers);
  }

  public static Answer empty(int status) {
    return new Answer(status, List.of(), new Content.Empty());
  }

  public static Answer bytes(int status, String contentType, byte[] body) {
    return new Answer(
        status, List.of(new Header("Content-Type", contentType)), new Content.Bytes(body));
  }

  public static Answer text(int status, String contentType, String body) {
    return bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer stream(int status, String contentType, Writer writer) {
    return new Answer(
        status, List.of(new Header("Content-Type", contentType)), new Content.Stream(writer));
  }

  /** The same answer with one more header; an earlier header of that name is replaced. */
  public Answer with(String name, String value) {
    List<Header> all = new ArrayList<>(headers);
    all.removeIf(h -> h.name().equalsIgnoreCase(name));
    all.add(new Header(name, value));
    return new Answer(status, all, content);
  }

  /** The same answer with one more cookie; earlier ones stay. */
  public Answer withCookie(String setCookie) {
    List<Header> all = new ArrayList<>(headers);
    all.add(new Header("Set-Cookie", setCookie));
    return new Answer(status, all, content);
  }

  /** Whether a header of that name is present. */
  public boolean has(String name) {
    return headers.stream().anyMatch(h -> h.name().equalsIgnoreCase(name));
  }
}
