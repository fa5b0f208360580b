package dev.vestibule;

import dev.vestibule.dialect.djoser.DjoserRoutes;
import dev.vestibule.platform.config.Mode;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Cors;
import dev.vestibule.platform.http.DefaultHeaders;
import dev.vestibule.platform.http.Failures;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.HttpServer;
import dev.vestibule.platform.http.NotFoundPage;
import dev.vestibule.platform.http.RequestEnd;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.http.Router;
import dev.vestibule.platform.log.RequestLog;
import dev.vestibule.standard.jwks.JwksRoutes;
import dev.vestibule.ui.docs.DjoserParts;
import dev.vestibule.ui.docs.DocsRoutes;
import dev.vestibule.ui.docs.OpenApiDocument;
import dev.vestibule.ui.inbox.InboxRoutes;
import dev.vestibule.ui.media.MediaRoutes;
import dev.vestibule.ui.pages.LinkPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server: a house with its doors open. */
public final class Vestibule implements AutoCloseable {
  private final House house;
  private final HttpServer server;

  private Vestibule(House house, HttpServer server) {
    this.house = house;
    this.server = server;
  }

  /** Starts; requests are answered and mail is sent when this returns. */
  public static Vestibule start(Settings asked, InstantSource clock) {
    Settings settings = asked.server().port() == 0 ? asked.listeningOn(freePort()) : asked;
    House house = House.open(settings, clock);
    HttpServer server =
        HttpServer.start(settings.server(), doors(house), log(settings.log().requests()));
    house.jobs.start();
    return new Vestibule(house, server);
  }

  /** From the outside in: what every answer carries, what breaks, who may call, where to go. */
  private static Handler doors(House house) {
    Handler missing = new NotFoundPage();
    Handler router = new Router(routes(house, missing), missing);
    Handler cors = new Cors(house.settings.cors(), house.settings.mode(), router);
    return new DefaultHeaders(new Failures(cors));
  }

  private static RequestEnd log(boolean on) {
    RequestLog log = new RequestLog(on);
    return (request, status, nanos) ->
        log.line(
            request.id(),
            request.method(),
            request.notes().route(),
            request.path(),
            status,
            TimeUnit.NANOSECONDS.toMillis(nanos),
            request.address(),
            request.notes().account());
  }

  /** All that is served, in the order of precedence. */
  static List<Route> routes(House house, Handler missing) {
    Settings settings = house.settings;
    List<Route> routes = new ArrayList<>();
    routes.addAll(djoser(house).routes());
    routes.addAll(new JwksRoutes(house.signingKeys, settings.tokens()).routes());
    routes.addAll(new MediaRoutes(house.database, house.avatars, missing).routes());
    if (settings.mode() == Mode.DEVELOPMENT) {
      routes.addAll(new InboxRoutes(house.inbox, house.clock).routes());
    }
    routes.addAll(
        new LinkPages(settings, house.activateAccount, house.resetPassword, house.resetUsername)
            .routes());
    routes.addAll(new DocsRoutes(document(settings), settings.server().basePath()).routes());
    return routes;
  }

  /** The OpenAPI document of what these settings serve. */
  static OpenApiDocument document(Settings settings) {
    List<OpenApiDocument.Part> parts = new ArrayList<>();
    parts.add(OpenApiDocument.Part.of("server"));
    if (settings.dialects().djoser().enabled()) {
      parts.addAll(DjoserParts.of(settings.dialects().djoser()));
    }
    if (settings.mode() == Mode.DEVELOPMENT) {
      parts.add(OpenApiDocument.Part.of("inbox"));
    }
    return new OpenApiDocument(parts, settings.server().basePath(), version());
  }

  private static DjoserRoutes djoser(House house) {
    return new DjoserRoutes(
        house.settings,
        house.database,
        house.accounts,
        house.avatarImages,
        house.passwordRules,
        house.signIn,
        house.authenticate,
        house.issueTokens,
        house.refreshSession,
        house.signOut,
        house.registerAccount,
        house.activateAccount,
        house.resetPassword,
        house.resetUsername,
        house.changeCredentials,
        house.updateAccount,
        house.closeAccount);
  }

  private static String version() {
    String version = Vestibule.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Links in mails name the port, so it is chosen before anything is wired. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the doors lead to. */
  public House house() {
    return house;
  }

  /** The port that is listened on. */
  public int port() {
    return server.port();
  }

  /** Finishes the requests in flight, then the mail under way, then closes the database. */
  @Override
  public void close() {
    server.close();
    house.jobs.stop();
    house.close();
  }
}
