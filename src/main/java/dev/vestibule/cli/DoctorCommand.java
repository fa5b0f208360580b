package dev.vestibule.cli;

import dev.vestibule.platform.config.LogLevel;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.log.Logging;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code doctor}: looks at everything a server needs and says how to mend what is wrong. */
@Command(
    name = "doctor",
    description = {
      "Checks database, keys, mail, SMS, clock, file rights, places and settings, and says how to"
          + " mend them.",
      "Changes nothing; works while a server runs. Exit code 1 when anything fails."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[VERB]")
final class DoctorCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  DoctorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return invocation.withSettings(loaded -> {
      Logging.start(loaded.settings().logFormat(), LogLevel.ERROR, invocation.err());
      List<Finding> findings = findings(loaded.settings());
      boolean well = findings.stream().noneMatch(f -> f.level() == Finding.Level.FAIL);
      if (json) {
        List<Object> list = findings.stream().map(DoctorCommand::json).toList();
        invocation.out().println(AccountJson.text(Map.of("ok", well, "findings", list)));
      } else {
        findings.forEach(this::print);
      }
      return well ? ExitCode.DONE : ExitCode.FAILED;
    });
  }

  @Command(
      name = "front-end",
      description = {
        "Looks at a front end and says which settings make it work, as lines for the file.",
        "Prints no value that the front end sends: no password, no token."
      },
      mixinStandardHelpOptions = true)
  int frontEnd(
      @Parameters(
              paramLabel = "URL|FOLDER|FILE.har",
              description = "The API's base address, the front end's source, or a recording.")
          String at,
      @Option(
              names = "--request",
              paramLabel = "REQUEST",
              description =
                  "With an address: 'POST /auth/jwt/create/ {\"email\": \"\"}'; repeatable.")
          @Nullable List<String> requests) {
    return new FrontEndCheck(invocation).look(at, requests == null ? List.of() : requests);
  }

  private static List<Finding> findings(Settings settings) {
    return Stream.of(
            DatabaseCheck.of(settings),
            MailCheck.of(settings),
            SmsCheck.of(settings),
            FileChecks.of(settings, Doors.CLOCK),
            PlacesCheck.of(settings),
            SettingsCheck.of(settings))
        .flatMap(List::stream)
        .toList();
  }

  private static Object json(Finding finding) {
    return Map.of(
        "check", finding.check(),
        "level", finding.level().name(),
        "says", finding.says(),
        "mend", finding.mend());
  }

  private void print(Finding finding) {
    invocation
        .out()
        .println("%-4s  %-9s %s".formatted(finding.level(), finding.check(), finding.says()));
    if (!finding.mend().isEmpty()) {
      invocation.out().println(" ".repeat(16) + "-> " + finding.mend());
    }
  }
}
