package dev.vestibule.cli;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a server on this machine over bare sockets: an HTTP client's classes would end up in the AOT
 * cache, where a server has no use for them.
 */
final class TrainingClient {
  private static final int PATIENCE_MILLIS = 20_000;

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final int port;

  TrainingClient(int port) {
    this.port = port;
  }

  /** What came back. */
  record Reply(int status, String text) {}

  /** One request on a connection of its own; the body is JSON, or empty for none. */
  Reply ask(String method, String path, String body, String... headers) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    head.append("Host: localhost:").append(port).append("\r\nConnection: close\r\n");
    if (content.length > 0) {
      head.append("Content-Type: application/json\r\nContent-Length: ");
      head.append(content.length).append("\r\n");
    }
    List.of(headers).forEach(header -> head.append(header).append("\r\n"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(content);
      return reply(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + " was not answered", e);
    }
  }

  /** Reads the head, then as much as it announces; the end of the stream if it does not say. */
  private static Reply reply(InputStream in) throws IOException {
    String head = head(in);
    Matcher length = LENGTH.matcher(head);
    byte[] body =
        length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : in.readAllBytes();
    int status = Integer.parseInt(head.split(" ", 3)[1]);
    return new Reply(status, new String(body, StandardCharsets.UTF_8));
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the connection ended within the head: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
