package dev.vestibule.platform.http;

import dev.vestibule.platform.config.ServerSettings;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.http.Answer.Content;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Between Helidon and us: makes a {@link Request}, sends an {@link Answer}. */
final class Exchange {
  private static final int ID_BYTES = 12;
  private static final Answer STOPPING =
      Answer.text(503, Answer.JSON, "{\"detail\":\"The server is stopping.\"}")
          .with("Retry-After", "5")
          .with("Connection", "close");
  private static final String READY = "/health/ready";
  private static final Answer UNREADABLE =
      Answer.text(400, Answer.JSON, "{\"detail\":\"Bad Request.\"}");

  private final Handler handler;
  private final RequestEnd end;
  private final int maxBody;
  private final InFlight inFlight = new InFlight();
  private volatile boolean leaving;
  private final ClientAddress clients;
  private final String basePath;

  Exchange(ServerSettings settings, Handler handler, RequestEnd end) {
    this.handler = handler;
    this.end = end;
    this.maxBody = settings.maxBodyBytes();
    this.clients = new ClientAddress(settings);
    this.basePath = settings.basePath();
  }

  void handle(ServerRequest incoming, ServerResponse outgoing) {
    InputStream body =
        incoming.content().hasEntity()
            ? incoming.content().inputStream()
            : InputStream.nullInputStream();
    boolean entered = inFlight.enter();
    try {
      if (entered && !(leaving && path(incoming).equals(READY))) {
        answer(incoming, body, outgoing);
      } else {
        send(STOPPING, incoming, outgoing);
      }
    } finally {
      if (entered) {
        inFlight.leave();
      }
    }
    Closing.afterAnswer(incoming, body, outgoing);
  }

  /** From now on /health/ready says 503; returns after the delay, in which all else is answered. */
  void leave(Duration delay) {
    leaving = true;
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers no more new requests; false when some are still unanswered after the grace. */
  boolean drain(Duration grace) {
    return inFlight.drain(grace);
  }

  private void answer(ServerRequest incoming, InputStream body, ServerResponse outgoing) {
    long start = System.nanoTime();
    Request request;
    try {
      request = request(incoming, body);
    } catch (IllegalArgumentException e) {
      // Such as a query that is no percent-encoding (RFC 3986, section 2.1).
      send(UNREADABLE, incoming, outgoing);
      return;
    }
    Answer answer = Circumstances.answer(request, handler);
    try {
      send(answer, incoming, outgoing);
    } finally {
      end.ended(request, answer.status(), System.nanoTime() - start);
    }
  }

  private Request request(ServerRequest incoming, InputStream body) {
    Map<String, List<String>> headers = headers(incoming);
    String peer = incoming.remotePeer().host();
    return new Request(
        RandomSecrets.base64Url(ID_BYTES),
        incoming.prologue().method().text(),
        path(incoming),
        Map.of(),
        query(incoming),
        incoming.query().rawValue(),
        headers,
        new LimitedBody(body, incoming.headers().contentLength().orElse(-1), maxBody),
        clients.address(peer, headers),
        clients.baseUrl(peer, headers, incoming.isSecure()));
  }

  /** The decoded path below the base path; outside of it a path that no route has. */
  private String path(ServerRequest incoming) {
    String path = incoming.prologue().uriPath().path();
    String raw = incoming.prologue().uriPath().rawPath();
    // Helidon folds double slashes while decoding; for us they are another path.
    String seen = raw.contains("//") ? raw : path;
    if (basePath.isEmpty()) {
      return seen;
    }
    return seen.startsWith(basePath + "/") ? seen.substring(basePath.length()) : "//";
  }

  private static Map<String, List<String>> headers(ServerRequest incoming) {
    Map<String, List<String>> headers = new HashMap<>();
    for (Header header : incoming.headers()) {
      headers
          .computeIfAbsent(header.name().toLowerCase(Locale.ROOT), n -> new ArrayList<>())
          .addAll(header.allValues());
    }
    return headers;
  }

  private static Map<String, List<String>> query(ServerRequest incoming) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String name : incoming.query().names()) {
      query.put(name, incoming.query().all(name));
    }
    return query;
  }

  private static void send(Answer answer, ServerRequest incoming, ServerResponse outgoing) {
    outgoing.status(Status.create(answer.status()));
    boolean http1 = Closing.isHttp1(incoming);
    answer.headers().stream()
        // HTTP/2 has no such header (RFC 9113, section 8.2.2).
        .filter(h -> http1 || !h.name().equalsIgnoreCase("Connection"))
        .forEach(h ->
            outgoing.headers().add(HeaderValues.create(HeaderNames.create(h.name()), h.value())));
    boolean head = incoming.prologue().method().equals(Method.HEAD);
    switch (answer.content()) {
      case Content.Empty() -> outgoing.send();
      case Content.Bytes(byte[] bytes) -> {
        if (head) {
          outgoing.contentLength(bytes.length);
          outgoing.send();
        } else {
          outgoing.send(bytes);
        }
      }
      case Content.Stream(Answer.Writer writer) -> {
        if (head) {
          outgoing.send();
        } else {
          stream(writer, outgoing);
        }
      }
    }
  }

  private static void stream(Answer.Writer writer, ServerResponse outgoing) {
    try (OutputStream out = outgoing.outputStream()) {
      writer.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
