package dev.vestibule.cli;

import dev.vestibule.Vestibule;
import dev.vestibule.platform.config.Mode;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.log.Logging;
import dev.vestibule.platform.time.Elapsed;
import dev.vestibule.platform.time.SteadyClock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** {@code serve}: runs the server until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the server until SIGTERM or Ctrl-C.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final Invocation invocation;

  ServeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return invocation.withSettings(this::serve);
  }

  private int serve(SettingsOutcome.Loaded loaded) {
    Settings settings = loaded.settings();
    Logging.start(settings.logFormat(), settings.log().level(), invocation.err());
    Vestibule server =
        Vestibule.start(
            settings, loaded.origins(), new SteadyClock(Doors.CLOCK, Elapsed.ofMachine()));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(server)));
    banner(settings.listeningOn(server.port()), server.firstLink());
    ServiceNotice.tell(invocation.environment(), ServiceNotice.READY);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.DONE;
  }

  /** Closes in order; a stop that was asked for and went well is no failure, so the code is 0. */
  private void stop(Vestibule server) {
    ServiceNotice.tell(invocation.environment(), ServiceNotice.STOPPING);
    server.close();
    Runtime.getRuntime().halt(ExitCode.DONE);
  }

  private void banner(Settings settings, Optional<String> firstLink) {
    String url = settings.publicUrl();
    boolean development = settings.mode() == Mode.DEVELOPMENT;
    StringBuilder banner = new StringBuilder();
    line(banner, "Vestibule", "in " + settings.mode().name().toLowerCase(Locale.ROOT) + " mode");
    line(banner, "Address", url + "/");
    if (development) {
      line(banner, "Mail inbox", url + "/inbox/");
    }
    line(banner, "API", url + "/api/docs/");
    if (settings.pages().enabled()) {
      line(banner, "Console", url + "/console/");
    }
    firstLink.ifPresent(link -> line(banner, "First administrator", link + " (30 minutes, once)"));
    line(
        banner,
        firstLink.isPresent() ? "or" : "More administrators",
        "./vestibule createsuperuser");
    if (development && settings.dialects().djoser().enabled()) {
      line(banner, "Register somebody", curl(url + settings.dialects().djoser().prefix()));
    }
    invocation.out().print(banner);
    invocation.out().flush();
  }

  private static void line(StringBuilder banner, String what, String value) {
    banner.append("%-21s%s%n".formatted(what, value));
  }

  private static String curl(String api) {
    String body =
        "{\"username\":\"anna\",\"email\":\"anna@example.org\","
            + "\"password\":\"Vr8!kestrel-91\",\"re_password\":\"Vr8!kestrel-91\"}";
    return "curl " + api + "/users/ -H 'Content-Type: application/json' -d '" + body + "'";
  }
}
