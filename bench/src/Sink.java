import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that takes every mail and keeps none (RFC 5321, as little of it as is needed). */
final class Sink {
  private final ServerSocket socket;

  private Sink(ServerSocket socket) {
    this.socket = socket;
  }

  static Sink start() {
    try {
      Sink sink = new Sink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(sink::accept);
      return sink;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (true) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> talk(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void talk(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = client.getOutputStream()) {
      say(out, "220 sink");
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (data) {
          data = !line.equals(".");
          if (!data) {
            say(out, "250 taken");
          }
        } else if (line.equalsIgnoreCase("DATA")) {
          data = true;
          say(out, "354 go on");
        } else if (line.equalsIgnoreCase("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 sink");
        }
      }
    } catch (IOException e) {
      // Whoever hangs up has said all.
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
