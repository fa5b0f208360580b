package dev.vestibule.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A small SMTP server on a real port that answers chosen commands as told. */
public final class SmtpScript implements AutoCloseable {
  private final ServerSocket server;
  private final Map<String, String> answers;
  private final @Nullable SSLSocketFactory tls;

  /** Every command and line of content that came, in order. */
  public final List<String> heard = new CopyOnWriteArrayList<>();

  /**
   * @param answers reply lines by the command's first word; others are taken
   * @param tls offers STARTTLS when not null
   */
  public SmtpScript(Map<String, String> answers, @Nullable SSLSocketFactory tls)
      throws IOException {
    this.answers = answers;
    this.tls = tls;
    this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::serve);
  }

  public int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        say(socket, "220 script ready");
        converse(socket);
      } catch (IOException e) {
        heard.add("(gone)");
      }
    }
  }

  private void converse(Socket socket) throws IOException {
    BufferedReader in = reader(socket);
    String line = in.readLine();
    while (line != null) {
      heard.add(line);
      String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      SSLSocketFactory factory = tls;
      if (word.equals("STARTTLS") && factory != null) {
        say(socket, "220 go ahead");
        SSLSocket secure =
            (SSLSocket) factory.createSocket(socket, "localhost", socket.getPort(), true);
        secure.setUseClientMode(false);
        heard.add("(secure)");
        converse(secure);
        return;
      }
      say(socket, answer(word));
      if (word.equals("DATA") && answer(word).startsWith("354")) {
        content(in);
        say(socket, answers.getOrDefault("CONTENT", "250 taken"));
      }
      line = word.equals("QUIT") ? null : in.readLine();
    }
  }

  private void content(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      heard.add(line);
      line = in.readLine();
    }
  }

  private String answer(String word) {
    String otherwise =
        switch (word) {
          case "EHLO" ->
              "250-script\r\n"
                  + (tls == null ? "" : "250-STARTTLS\r\n")
                  + "250-AUTH PLAIN LOGIN XOAUTH2\r\n250 8BITMIME";
          case "DATA" -> "354 go on";
          case "QUIT" -> "221 bye";
          case "AUTH" -> "235 welcome";
          default -> "250 fine";
        };
    return answers.getOrDefault(word, otherwise);
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void say(Socket socket, String line) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
