package dev.vestibule.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what no polite client would send. */
final class RawRequest {
  private RawRequest() {}

  /** The first line of the answer; the request's line ends are made CR LF. */
  static String send(String baseUrl, String request) throws IOException {
    try (Socket socket = new Socket("localhost", URI.create(baseUrl).getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      InputStreamReader answer =
          new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
      return new BufferedReader(answer).readLine();
    }
  }
}
