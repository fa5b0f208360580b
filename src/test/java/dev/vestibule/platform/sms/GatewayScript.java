package dev.vestibule.platform.sms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A small HTTP server on a real port that reacts as told, and answers 200 when told nothing. */
public final class GatewayScript implements AutoCloseable {
  /** What is done with one request, once it was read. */
  @FunctionalInterface
  public interface Reaction {
    void react(OutputStream out) throws IOException, InterruptedException;
  }

  /** One request as it came. */
  public record Heard(String method, String target, Map<String, String> headers, String body) {}

  private final ServerSocket server;
  private final BlockingQueue<Reaction> reactions = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Every request, in order. */
  public final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

  public GatewayScript() throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  /** What to do with the next request that nothing was said about yet. */
  public GatewayScript then(Reaction reaction) {
    reactions.add(reaction);
    return this;
  }

  public GatewayScript then(int status, String body, String... headers) {
    return then(out -> answer(out, status, body, headers));
  }

  /** Closes the connection without a word. */
  public GatewayScript thenCut() {
    return then(out -> {});
  }

  /** Never answers. */
  public GatewayScript thenHang() {
    return then(out -> closed.await());
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** The next request; fails when none comes within half a minute. */
  public Heard next() throws InterruptedException {
    Heard request = heard.poll(30, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request came");
    }
    return request;
  }

  public static void answer(OutputStream out, int status, String body, String... headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
    List.of(headers).forEach(line -> head.append(line).append("\r\n"));
    head.append("Content-Length: ").append(bytes.length).append("\r\nConnection: close\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.flush();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> converse(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      Heard request = read(socket.getInputStream());
      Reaction reaction = reactions.poll();
      heard.add(request);
      if (reaction == null) {
        answer(socket.getOutputStream(), 200, "{}");
      } else {
        reaction.react(socket.getOutputStream());
      }
    } catch (IOException e) {
      // The other side hung up, which is its right.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Heard read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the request ended early");
      }
      head.write(next);
    }
    String[] lines = head.toString(StandardCharsets.UTF_8).split("\r\n", -1);
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
      String[] pair = lines[i].split(":", 2);
      headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String[] first = lines[0].split(" ", -1);
    return new Heard(first[0], first[1], headers, body);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
