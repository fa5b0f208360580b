package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.TokenPair;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.config.Durations;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code token issue}: a token for an account, for scripts and trials. */
@Command(
    name = "token",
    description = "Issues tokens.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB")
final class TokenCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  TokenCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The kinds that can be asked for. */
  enum Kind {
    access,
    refresh,
    opaque
  }

  @Override
  public Integer call() {
    return Usage.show(invocation, spec);
  }

  @Command(
      name = "issue",
      description = "Prints a token of an active account.",
      mixinStandardHelpOptions = true)
  int issue(
      @Parameters(paramLabel = "USER", description = "Username, e-mail or id.") String user,
      @Option(names = "--kind", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
          Kind kind,
      @Option(
              names = "--ttl",
              description = "How long it lives, such as 5m or 3600; -60 makes an expired one.")
          @Nullable String ttl,
      @Option(names = "--json", description = "For programs.") boolean json) {
    Optional<Duration> lifetime = Optional.ofNullable(ttl).flatMap(TokenCommand::duration);
    if (ttl != null && lifetime.isEmpty()) {
      invocation.err().println("--ttl: not a duration such as 5m, 3600 or -60: " + ttl);
      return ExitCode.WRONG_USAGE;
    }
    return Doors.open(
        invocation,
        house ->
            AccountNames.with(
                invocation, house, user, account -> issue(house, account, kind, lifetime, json)));
  }

  private int issue(House house, Account account, Kind kind, Optional<Duration> ttl, boolean json) {
    if (!account.active()) {
      invocation.err().println(account.username() + " is not active, so there are no tokens");
      return ExitCode.FAILED;
    }
    String token =
        switch (kind) {
          case access -> pair(house, account, ttl).access();
          case refresh -> pair(house, account, ttl).refresh();
          case opaque -> house.issueTokens.authToken(account, Client.NONE);
        };
    invocation
        .out()
        .println(json ? AccountJson.text(Map.of("kind", kind.name(), "token", token)) : token);
    return ExitCode.DONE;
  }

  private static TokenPair pair(House house, Account account, Optional<Duration> ttl) {
    DjoserSettings settings = house.settings.dialects().djoser();
    TokenRules rules =
        new TokenRules(
            ttl.orElse(settings.accessTokenLifetime()),
            ttl.orElse(settings.refreshTokenLifetime()),
            false,
            false);
    return house.issueTokens.pair(account, Client.NONE, rules);
  }

  private static Optional<Duration> duration(String text) {
    return text.startsWith("-")
        ? Durations.parse(text.substring(1)).map(Duration::negated)
        : Durations.parse(text);
  }
}
