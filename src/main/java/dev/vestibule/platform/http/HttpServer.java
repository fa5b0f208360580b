package dev.vestibule.platform.http;

import dev.vestibule.platform.config.ServerSettings;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http2.Http2Config;
import java.time.Duration;
import java.util.Optional;

/** The web server: Helidon in front of one handler. */
public final class HttpServer implements AutoCloseable {
  private static final int MAX_HEADERS = 32 * 1024;

  private final WebServer server;
  private final Exchange exchange;
  private final Duration delay;
  private final Duration grace;
  private final Optional<TlsFiles> tls;

  private HttpServer(
      WebServer server, Exchange exchange, ServerSettings settings, Optional<TlsFiles> tls) {
    this.server = server;
    this.exchange = exchange;
    this.delay = settings.shutdownDelay();
    this.grace = settings.shutdownGrace();
    this.tls = tls;
  }

  /**
   * Starts to listen; requests are answered when this returns.
   *
   * @param end told of each request that has been answered
   * @throws IllegalStateException when the address is taken or the TLS files cannot be used
   */
  public static HttpServer start(ServerSettings settings, Handler handler, RequestEnd end) {
    Exchange exchange = new Exchange(settings, handler, end);
    Optional<TlsFiles> tls = settings.tlsCertificate().map(c -> TlsFiles.of(settings));
    WebServerConfig.Builder builder = builder(settings, exchange);
    tls.ifPresent(files -> builder.tls(files.load()));
    WebServer server = builder.build().start();
    tls.ifPresent(files -> files.watch(server::reloadTls));
    return new HttpServer(server, exchange, settings, tls);
  }

  /** Starts to listen where nobody needs to be told of requests. */
  public static HttpServer start(ServerSettings settings, Handler handler) {
    return start(settings, handler, (request, status, nanos) -> {});
  }

  private static WebServerConfig.Builder builder(ServerSettings settings, Exchange exchange) {
    return WebServer.builder()
        .host(settings.host())
        .port(settings.port())
        .shutdownHook(false)
        // Requests are waited for before Helidon is told to stop.
        .shutdownGracePeriod(Duration.ofMillis(500))
        .featuresDiscoverServices(false)
        .protocolsDiscoverServices(false)
        .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
        .addProtocol(Http1Config.builder().maxHeadersSize(MAX_HEADERS).build())
        .addProtocol(Http2Config.builder().maxHeaderListSize(MAX_HEADERS).build())
        .directHandlers(Unparsed.handlers())
        .routing(routing -> routing.any(exchange::handle));
  }

  /** The port that is listened on. */
  public int port() {
    return server.port();
  }

  /** Takes the certificate and its key from their files again, if those have changed. */
  public void refreshTls() {
    tls.ifPresent(TlsFiles::refresh);
  }

  /**
   * Says at /health/ready that it goes and waits for balancers to see it, then refuses new requests
   * and waits for those in flight; for each as long as the settings say.
   */
  @Override
  public void close() {
    exchange.leave(delay);
    exchange.drain(grace);
    tls.ifPresent(TlsFiles::close);
    server.stop();
  }
}
