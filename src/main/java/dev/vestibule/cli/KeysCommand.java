package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.tokens.SigningKeys;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code keys rotate}: a new pair of keys for access tokens. */
@Command(
    name = "keys",
    description = "Looks after the keys that sign tokens.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB")
final class KeysCommand implements Callable<Integer> {
  private static final Duration LEAST = Duration.ofDays(1);

  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  KeysCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Usage.show(invocation, spec);
  }

  @Command(
      name = "rotate",
      description = {
        "Publishes a new key; it signs once everybody has seen it, and the former one is",
        "retired when the last token it signed has expired. Nobody is signed out."
      },
      mixinStandardHelpOptions = true)
  int rotate() {
    return Doors.open(
        invocation,
        house -> {
          String id = house.signingKeys.rotate(longest(house));
          invocation
              .out()
              .println(
                  "published key "
                      + id
                      + ", which signs in "
                      + SigningKeys.PUBLISHED_BEFORE.toSeconds()
                      + " seconds");
          return ExitCode.DONE;
        });
  }

  /** A day for tokens that {@code token issue} made to live longer than the dialect's. */
  private static Duration longest(House house) {
    Duration usual = house.settings.dialects().djoser().accessTokenLifetime();
    return usual.compareTo(LEAST) > 0 ? usual : LEAST;
  }
}
