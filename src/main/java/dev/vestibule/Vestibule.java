package dev.vestibule;

import dev.vestibule.core.events.Actor;
import dev.vestibule.core.operations.Heartbeat;
import dev.vestibule.dialect.upstream.Upstream;
import dev.vestibule.dialect.v1.frame.Problems;
import dev.vestibule.platform.config.Origins;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Cors;
import dev.vestibule.platform.http.DefaultHeaders;
import dev.vestibule.platform.http.Failures;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.HttpServer;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.NotFoundPage;
import dev.vestibule.platform.http.RequestEnd;
import dev.vestibule.platform.http.Router;
import dev.vestibule.platform.log.RequestLog;
import dev.vestibule.ui.hosted.ErrorPages;
import dev.vestibule.ui.ops.RequestTimes;
import dev.vestibule.ui.pages.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The server: a house with its doors open. */
public final class Vestibule implements AutoCloseable {
  private final House house;
  private final HttpServer server;
  private final Heartbeat heartbeat;

  private Vestibule(House house, HttpServer server, Heartbeat heartbeat) {
    this.house = house;
    this.server = server;
    this.heartbeat = heartbeat;
  }

  /** Starts; requests are answered and mail is sent when this returns. */
  public static Vestibule start(Settings asked, InstantSource clock) {
    return start(asked, new Origins(Map.of()), clock);
  }

  /**
   * The same.
   *
   * @param origins where the settings came from, to be shown to operators
   */
  public static Vestibule start(Settings asked, Origins origins, InstantSource clock) {
    Settings settings = asked.server().port() == 0 ? asked.listeningOn(freePort()) : asked;
    House house = House.open(settings, clock, new Actor.Server());
    Operations operations = new Operations(house, origins);
    RequestTimes times = new RequestTimes();
    RequestEnd log = log(settings.log().requests());
    HttpServer server =
        HttpServer.start(
            settings.server(),
            doors(house, operations, times),
            (request, status, nanos) -> {
              times.ended(request, status, nanos);
              log.ended(request, status, nanos);
            });
    house.jobs.start();
    house.housekeeping.start(house.jobs);
    house.auditing.start(house.jobs);
    house.addUp.start(house.jobs);
    Heartbeat heartbeat = operations.heartbeat();
    heartbeat.start();
    return new Vestibule(house, server, heartbeat);
  }

  /** From the outside in: what every answer carries, who may call, what breaks, where to go. */
  private static Handler doors(House house, Operations operations, RequestTimes times) {
    Settings settings = house.settings;
    Pages pages = new Pages(settings);
    Language language = Language.of(settings.site().locale(), Language.EN);
    ErrorPages errors = new ErrorPages(pages, language, settings.pages().enabled());
    Handler missing = errors.missing(new NotFoundPage());
    Failures.Look look = errors::of;
    if (settings.dialects().v1().enabled()) {
      Problems problems = NativeApi.problems(house.settings);
      missing = problems.missing(missing);
      look = problems.before(look);
    }
    Handler router =
        new Router(Entrances.routes(house, operations, pages, times, missing), missing);
    Handler steady = new Failures(Upstream.before(house.settings.takeover(), router), look);
    Handler known =
        new DefaultHeaders(new Cors(house.settings.cors(), house.settings.mode(), steady));
    return new TracedDoors(house.tracing, known);
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
            request.notes().account(),
            request.notes().trace());
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

  /** An address that makes the first superuser, once; nothing when there is one. */
  public Optional<String> firstLink() {
    return WebConsole.firstLink(house);
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
    heartbeat.close();
    house.close();
  }
}
