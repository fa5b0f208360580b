package dev.vestibule.platform.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ends an HTTP/1 connection after the answer that one side said was the last (RFC 9112, section
 * 9.6). Helidon 4.5 writes {@code Connection: close} and then waits for another request, and would
 * take what is left of a body for one.
 */
final class Closing {
  private static final int MOST_DISCARDED = 16 * 1024 * 1024;

  private Closing() {}

  /**
   * Does nothing where the connection stays open.
   *
   * @throws CloseConnectionException which makes Helidon close
   */
  static void afterAnswer(ServerRequest incoming, InputStream body, ServerResponse outgoing) {
    if (isHttp1(incoming) && isLast(incoming, outgoing)) {
      discard(body);
      throw new CloseConnectionException("the last answer of this connection");
    }
  }

  static boolean isHttp1(ServerRequest incoming) {
    return incoming.prologue().protocolVersion().startsWith("1");
  }

  private static boolean isLast(ServerRequest incoming, ServerResponse outgoing) {
    Stream<String> asked = incoming.headers().all(HeaderNames.CONNECTION, List::of).stream();
    Stream<String> told = outgoing.headers().all(HeaderNames.CONNECTION, List::of).stream();
    return Stream.concat(asked, told)
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
  }

  /** Closing upon bytes that nobody read resets the connection, and the answer may be lost. */
  private static void discard(InputStream body) {
    byte[] buffer = new byte[8192];
    try {
      for (int read = 0, all = 0; read >= 0 && all < MOST_DISCARDED; all += read) {
        read = body.read(buffer);
      }
    } catch (IOException | RuntimeException e) {
      throw new CloseConnectionException("the rest of the body cannot be read", e);
    }
  }
}
