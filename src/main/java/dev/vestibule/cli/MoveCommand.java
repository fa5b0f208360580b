package dev.vestibule.cli;

import dev.vestibule.platform.config.LogLevel;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Move;
import dev.vestibule.platform.log.Logging;
import dev.vestibule.platform.move.MoveData;
import dev.vestibule.platform.move.Moved;
import dev.vestibule.platform.move.OtherPlace;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code move}: the data into another database, and back, while servers work. */
@Command(
    name = "move",
    description = "Moves the data into another database while servers work; see docs/moving.md.",
    mixinStandardHelpOptions = true)
final class MoveCommand implements Callable<Integer> {
  private static final String PASSWORD = "VESTIBULE_MOVE_PASSWORD";

  private final Invocation invocation;

  @ArgGroup(multiplicity = "1")
  private @Nullable What what;

  @Option(names = "--user", paramLabel = "USER", description = "The database user there.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Its first line is that user's password; it may stand in " + PASSWORD + " too.")
  private @Nullable Path passwordFile;

  MoveCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** One of them. */
  static final class What {
    @Option(
        names = "--to",
        paramLabel = "URL",
        description = "Moves the data to the empty database of this JDBC URL.")
    private @Nullable String to;

    @Option(names = "--status", description = "Tells where the data is and whether it moves.")
    private boolean status;

    @Option(
        names = "--back",
        description = "Brings it back with all that was written since, or gives up a move.")
    private boolean back;

    @Option(names = "--confirm", description = "Ends the move: there is no way back then.")
    private boolean confirm;
  }

  @Override
  public Integer call() {
    return invocation.withSettings(loaded -> {
      Logging.start(loaded.settings().logFormat(), LogLevel.ERROR, invocation.err());
      return what == null ? ExitCode.WRONG_USAGE : move(loaded.settings(), what);
    });
  }

  private int move(Settings settings, What asked) {
    if (new Place(settings).missing()) {
      invocation.err().println("there is no database at " + settings.databaseUrl());
      return ExitCode.WRONG_USAGE;
    }
    Meter meter = new Meter(invocation);
    try {
      MoveData data = new MoveData(settings, Doors.CLOCK, meter);
      if (asked.to != null) {
        return to(data, asked.to, meter);
      }
      if (asked.back) {
        return back(data, meter);
      }
      if (asked.confirm) {
        return confirm(data);
      }
      return asked.status ? status(data) : ExitCode.WRONG_USAGE;
    } finally {
      meter.clear();
    }
  }

  private int to(MoveData data, String url, Meter meter) {
    OtherPlace place =
        new OtherPlace(
                url,
                Optional.ofNullable(user),
                SecretLine.read(invocation, "password", passwordFile, PASSWORD))
            .whole();
    Moved moved = data.to(place);
    meter.clear();
    tell(moved, place.name(), meter);
    say(
        "until ./vestibule move --confirm, --back brings it back; let database.url name the new"
            + " place");
    return ExitCode.DONE;
  }

  private int back(MoveData data, Meter meter) {
    Optional<Moved> moved = data.back();
    meter.clear();
    moved.ifPresentOrElse(
        m -> {
          tell(m, data.place(), meter);
          say("./vestibule move --confirm ends it");
        },
        () -> say("the move is given up; the data is where it was"));
    return ExitCode.DONE;
  }

  private int confirm(MoveData data) {
    boolean told = data.confirm();
    say("confirmed: the data is at " + data.place());
    if (!told) {
      invocation.err().println("the former database could not be told: open no server on it");
    }
    return ExitCode.DONE;
  }

  private int status(MoveData data) {
    Optional<Move> move = data.status();
    say("the data is at " + data.place());
    say(
        move.map(m ->
                switch (m.state()) {
                  case LEAVING, FENCED -> "it is being moved to " + m.otherName();
                  case ARRIVED ->
                      "it came from " + m.otherName() + "; waiting for --confirm or --back";
                  case GONE, ARRIVING, CLOSED -> "it is elsewhere";
                })
            .orElse("no move is under way"));
    return ExitCode.DONE;
  }

  private void tell(Moved moved, String place, Meter meter) {
    say(
        String.format(
            Locale.ROOT,
            "the data is at %s: %d rows with equal checksums, %s in all, writes waited %d ms",
            place,
            moved.rows(),
            meter.seconds(),
            moved.pause().toMillis()));
  }

  private void say(String line) {
    invocation.out().println(line);
  }
}
