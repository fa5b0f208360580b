package dev.vestibule.drills;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that go and come back: below those that systems give to outgoing connections,
 * one of which would take the port in the meantime.
 */
final class Ports {
  private static final int FIRST = 20_000;
  private static final int END = 32_000;
  private static final int MOST_TRIES = 100;

  private Ports() {}

  /** A port of the loopback address where nobody listens. */
  static int free() {
    for (int i = 0; i < MOST_TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException _) {
        // Somebody's already; the next one.
      }
    }
    throw new IllegalStateException("no free port from " + FIRST + " to " + END);
  }
}
