import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A mail server for tests of the packages, run from source: {@code java MailSink.java PORT FILE}.
 * Takes every mail (RFC 5321) on this machine's own address; the file holds the last one.
 */
final class MailSink {
  private MailSink() {}

  public static void main(String[] args) throws IOException {
    try (ServerSocket socket =
        new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> talk(client, Path.of(args[1])));
      }
    }
  }

  private static void talk(Socket client, Path file) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.UTF_8)) {
      say(out, "220 sink");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equalsIgnoreCase("DATA")) {
          say(out, "354 go on");
          keep(in, file);
        }
        say(out, line.equalsIgnoreCase("QUIT") ? "221 bye" : "250 fine");
      }
    } catch (IOException e) {
      System.err.println("a client left: " + e.getMessage());
    }
  }

  private static void say(PrintWriter out, String line) {
    out.print(line + "\r\n");
    out.flush();
  }

  /** Appears whole or not at all. */
  private static void keep(BufferedReader in, Path file) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      mail.append(line).append('\n');
    }
    Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "mail", "");
    Files.writeString(written, mail);
    Files.move(written, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
