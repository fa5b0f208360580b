package dev.vestibule;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.HttpServer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.http.Router;
import dev.vestibule.standard.jwks.JwksRoutes;
import dev.vestibule.ui.pages.LinkPages;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The server: a house with its doors open. */
public final class Vestibule implements AutoCloseable {
  private final House house;
  private final HttpServer server;

  private Vestibule(House house, HttpServer server) {
    this.house = house;
    this.server = server;
  }

  /** Starts; requests are answered and mail is sent when this returns. */
  public static Vestibule start(Settings settings, InstantSource clock) {
    House house = House.open(settings, clock);
    Handler router = new Router(routes(house), request -> Answer.empty(404));
    HttpServer server = HttpServer.start(settings.server(), router);
    house.jobs.start();
    return new Vestibule(house, server);
  }

  /** All that is served, in the order of precedence. */
  static List<Route> routes(House house) {
    Settings settings = house.settings;
    List<Route> routes = new ArrayList<>();
    routes.addAll(new JwksRoutes(house.signingKeys, settings.tokens()).routes());
    routes.addAll(
        new LinkPages(settings, house.activateAccount, house.resetPassword, house.resetUsername)
            .routes());
    return routes;
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
