package dev.vestibule.platform.outbound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts by HTTP/1.1, one request for each connection. The host is looked up once, and the address
 * that was found good is the one that is connected to, so that a name server has no second chance
 * to answer something else; the certificate is still held against the host's name. Redirects are
 * not followed, and of an answer's body no more is read than closes the connection politely.
 */
public final class Poster {
  private static final int POLITE = 16 * 1024;
  private static final int POLITE_MILLIS = 500;

  private final PublicAddresses allowed;
  private final Lookup lookup;
  private final SSLSocketFactory tls;
  private final Duration timeout;

  /**
   * @param timeout for all of it, from the connection to the answer
   */
  public Poster(PublicAddresses allowed, Lookup lookup, SSLSocketFactory tls, Duration timeout) {
    this.allowed = allowed;
    this.lookup = lookup;
    this.tls = tls;
    this.timeout = timeout;
  }

  /**
   * Posts.
   *
   * @param url http or https, with a host, without user and fragment
   * @param headers further ones, in ASCII and on one line each
   */
  public Sent post(URI url, Map<String, String> headers, byte[] body) {
    try {
      List<InetAddress> good =
          lookup.of(bare(url.getHost())).stream().filter(allowed::allow).toList();
      return good.isEmpty()
          ? new Sent.Forbidden(url.getHost())
          : exchange(good.getFirst(), url, head(url, headers, body.length), body);
    } catch (UnknownHostException e) {
      return new Sent.Unanswered("no address is known for " + url.getHost());
    }
  }

  private Sent exchange(InetAddress address, URI url, byte[] head, byte[] body) {
    AtomicBoolean late = new AtomicBoolean();
    try (Socket socket = new Socket()) {
      Thread watch = watch(socket, late);
      try (Socket channel = connected(socket, address, url)) {
        channel.getOutputStream().write(head);
        channel.getOutputStream().write(body);
        channel.getOutputStream().flush();
        InputStream in = new BufferedInputStream(channel.getInputStream());
        AnswerHead answer = AnswerHead.read(in);
        drain(channel, in);
        return new Sent.Answered(answer.status(), answer.retryAfter());
      } finally {
        watch.interrupt();
      }
    } catch (IOException e) {
      return new Sent.Unanswered(late.get() ? "no answer within " + timeout : reason(e));
    }
  }

  /** Whatever it waits for, a closed socket wakes it. */
  private Thread watch(Socket socket, AtomicBoolean late) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            Thread.sleep(timeout);
            late.set(true);
            socket.close();
          } catch (InterruptedException | IOException done) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private Socket connected(Socket socket, InetAddress address, URI url) throws IOException {
    boolean secure = url.getScheme().equals("https");
    int usual = secure ? 443 : 80;
    int port = url.getPort() < 0 ? usual : url.getPort();
    socket.connect(new InetSocketAddress(address, port));
    if (!secure) {
      return socket;
    }
    SSLSocket wrapped = (SSLSocket) tls.createSocket(socket, bare(url.getHost()), port, true);
    SSLParameters parameters = wrapped.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    wrapped.setSSLParameters(parameters);
    wrapped.startHandshake();
    return wrapped;
  }

  private static byte[] head(URI url, Map<String, String> headers, int length) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    StringBuilder head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\n");
    head.append("Host: ").append(url.getRawAuthority()).append("\r\n");
    head.append("Content-Length: ").append(length).append("\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A little of the body, so that who sends it is not cut off in the middle. */
  private static void drain(Socket socket, InputStream in) {
    try {
      socket.setSoTimeout(POLITE_MILLIS);
      in.skipNBytes(POLITE);
    } catch (IOException ended) {
      // There was less, or it takes too long: the status is known.
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case SSLException _ -> "TLS failed: " + e.getClass().getSimpleName();
      case SocketTimeoutException _ -> "no answer in time";
      default -> String.valueOf(e.getMessage());
    };
  }

  /** An address of IPv6 without its brackets. */
  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
