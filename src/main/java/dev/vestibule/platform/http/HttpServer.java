package dev.vestibule.platform.http;

import dev.vestibule.platform.config.ServerSettings;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http2.Http2Config;

/** The web server: Helidon in front of one handler. */
public final class HttpServer implements AutoCloseable {
  private static final int MAX_HEADERS = 32 * 1024;

  private final WebServer server;

  private HttpServer(WebServer server) {
    this.server = server;
  }

  /** Starts to listen; requests are answered when this returns. */
  public static HttpServer start(ServerSettings settings, Handler handler) {
    Exchange exchange = new Exchange(settings, handler);
    WebServerConfig.Builder builder =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .shutdownHook(false)
            .shutdownGracePeriod(settings.shutdownGrace())
            .featuresDiscoverServices(false)
            .protocolsDiscoverServices(false)
            .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
            .addProtocol(Http1Config.builder().maxHeadersSize(MAX_HEADERS).build())
            .addProtocol(Http2Config.builder().maxHeaderListSize(MAX_HEADERS).build())
            .directHandlers(Unparsed.handlers())
            .routing(routing -> routing.any(exchange::handle));
    return new HttpServer(builder.build().start());
  }

  /** The port that is listened on. */
  public int port() {
    return server.port();
  }

  /** Refuses new requests and waits for those in flight. */
  @Override
  public void close() {
    server.stop();
  }
}
