package dev.vestibule.drills;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line to a mail server, which can be made to break in the ways that lines break. */
final class BrokenLine implements AutoCloseable {
  /** How it breaks. */
  enum Mode {
    /** Not at all: every byte passes. */
    PASS,
    /** Nobody listens. */
    REFUSE,
    /** Connections are taken, and nothing is ever said. */
    HANG,
    /** The mail server is there and answers that it cannot take mails now (RFC 5321, 451). */
    LATER
  }

  private final int server;
  private final int port;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile Mode mode = Mode.PASS;
  private ServerSocket socket;
  private Thread acceptor;

  /** A line to the server at a port of this machine. */
  BrokenLine(int server) throws IOException {
    this.server = server;
    this.port = Ports.free();
    this.socket = listen();
    this.acceptor = accepting();
  }

  int port() {
    return port;
  }

  /** Breaks or mends it; whatever was going on ends. */
  void set(Mode next) throws IOException {
    mode = next;
    close();
    if (next != Mode.REFUSE) {
      socket = listen();
      acceptor = accepting();
    }
  }

  private ServerSocket listen() throws IOException {
    ServerSocket listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return listening;
  }

  private Thread accepting() {
    ServerSocket listening = socket;
    return Thread.ofVirtual().start(() -> accept(listening));
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try {
      switch (mode) {
        case PASS -> pass(client);
        case LATER -> decline(client);
        // It stays open until the line is mended.
        case HANG -> {}
        case REFUSE -> client.close();
      }
    } catch (IOException _) {
      // A connection that breaks is what this is about.
    }
  }

  private void pass(Socket client) throws IOException {
    Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
    open.add(behind);
    Thread.ofVirtual().start(() -> copy(behind, client));
    copy(client, behind);
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // The other side has hung up.
    }
  }

  private static void decline(Socket client) throws IOException {
    try (client) {
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = client.getOutputStream();
      say(out, "220 mail.example.org");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        say(out, verb.equals("MAIL") ? "451 4.3.0 come again" : "250 mail.example.org");
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Hangs up on everybody and listens no more. */
  @Override
  public void close() {
    try {
      socket.close();
      for (Closeable each : open) {
        each.close();
      }
      open.clear();
      // Only when it has noticed is the port free again.
      acceptor.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
