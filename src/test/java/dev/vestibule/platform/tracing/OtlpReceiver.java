package dev.vestibule.platform.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans by OTLP over HTTP and decodes their protobuf (opentelemetry-proto, trace.proto). */
final class OtlpReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Spoken> spans = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();

  /** A span as it came. */
  record Spoken(
      String trace, String id, String parent, String name, long kind, Map<String, String> notes) {}

  OtlpReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  List<Spoken> spans() {
    return List.copyOf(spans);
  }

  List<String> keys() {
    return List.copyOf(keys);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Key")));
    for (ByteBuffer resource : inner(ByteBuffer.wrap(body), 1)) {
      for (ByteBuffer scope : inner(resource, 2)) {
        inner(scope, 2).forEach(span -> spans.add(span(span)));
      }
    }
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static Spoken span(ByteBuffer bytes) {
    Map<String, String> notes = new HashMap<>();
    for (ByteBuffer note : inner(bytes, 9)) {
      ByteBuffer value = inner(note, 2).getFirst();
      List<ByteBuffer> text = inner(value, 1);
      notes.put(
          text(inner(note, 1).getFirst()),
          text.isEmpty() ? Long.toString(number(value, 3)) : text(text.getFirst()));
    }
    return new Spoken(
        hex(inner(bytes, 1)),
        hex(inner(bytes, 2)),
        hex(inner(bytes, 4)),
        text(inner(bytes, 5).getFirst()),
        number(bytes, 6),
        notes);
  }

  private static String hex(List<ByteBuffer> found) {
    return found.isEmpty() ? "" : HexFormat.of().formatHex(bytes(found.getFirst()));
  }

  private static String text(ByteBuffer buffer) {
    return new String(bytes(buffer), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** The fields of that number that have a length. */
  private static List<ByteBuffer> inner(ByteBuffer message, int wanted) {
    List<ByteBuffer> found = new ArrayList<>();
    ByteBuffer in = message.duplicate();
    while (in.hasRemaining()) {
      long tag = varint(in);
      int length = length(in, (int) (tag & 7));
      if ((tag & 7) == 2 && tag >> 3 == wanted) {
        found.add(in.slice(in.position(), length));
      }
      in.position(in.position() + length);
    }
    return found;
  }

  /** The field of that number that is a variable-length integer. */
  private static long number(ByteBuffer message, int wanted) {
    ByteBuffer in = message.duplicate();
    while (in.hasRemaining()) {
      long tag = varint(in);
      if ((tag & 7) == 0) {
        long value = varint(in);
        if (tag >> 3 == wanted) {
          return value;
        }
      } else {
        int length = length(in, (int) (tag & 7));
        in.position(in.position() + length);
      }
    }
    return 0;
  }

  private static int length(ByteBuffer in, int wire) {
    return switch (wire) {
      case 0 -> {
        long _ = varint(in);
        yield 0;
      }
      case 1 -> 8;
      case 2 -> (int) varint(in);
      case 5 -> 4;
      default -> throw new IllegalArgumentException("wire type " + wire);
    };
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      value |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
