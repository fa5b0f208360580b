package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.audit.Fault;
import dev.vestibule.core.audit.VerifyTrail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit}: what happened, and whether the record of it is whole. */
@Command(
    name = "audit",
    description = "Looks after the audit trail, also while the server runs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB")
final class AuditCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 100;

  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  AuditCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Usage.show(invocation, spec);
  }

  @Command(
      name = "verify",
      description = {
        "Finds records that were changed, removed, inserted or moved, and an end that is gone.",
        "Exit code 1 when there is any."
      },
      mixinStandardHelpOptions = true)
  int verify(
      @Option(
              names = "--from",
              paramLabel = "FILE",
              description = "Compares with what was exported or streamed before, too.")
          @Nullable Path from) {
    return Doors.open(invocation, house -> verify(house, Optional.ofNullable(from)));
  }

  private int verify(House house, Optional<Path> from) {
    try {
      return told(from.isPresent() ? against(house, from.get()) : house.auditing.verify.verify());
    } catch (IOException e) {
      invocation.err().println(from.orElseThrow() + " cannot be read: " + e.getMessage());
      return ExitCode.WRONG_USAGE;
    }
  }

  private VerifyTrail.Report against(House house, Path from) throws IOException {
    try (BufferedReader file = Files.newBufferedReader(invocation.folder().resolve(from))) {
      return house.auditing.verify.verify(file);
    }
  }

  private int told(VerifyTrail.Report report) {
    report.faults().stream().limit(MOST_SHOWN).forEach(this::line);
    int more = report.faults().size() - MOST_SHOWN;
    if (more > 0) {
      invocation.err().println("and " + more + " more");
    }
    invocation
        .out()
        .println(
            "%s: %d records from %d to %d, %d signed statements, %d lines compared, %d not chained yet"
                .formatted(
                    report.whole() ? "whole" : "NOT WHOLE",
                    report.records(),
                    report.first(),
                    report.last(),
                    report.heads(),
                    report.compared(),
                    report.waiting()));
    return report.whole() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void line(Fault fault) {
    String where = fault.position() == 0 ? "" : " at " + fault.position();
    String kind = fault.kind().name().toLowerCase(java.util.Locale.ROOT);
    invocation.err().println(kind + where + ": " + fault.what());
  }

  @Command(
      name = "export",
      description = "Writes the records as JSON lines, the oldest first.",
      mixinStandardHelpOptions = true)
  int export(
      @Parameters(arity = "0..1", paramLabel = "FILE", description = "Without it, to the output.")
          @Nullable Path file,
      @Option(names = "--after", description = "Those behind that position alone.") long after,
      @Option(
              names = "--personal",
              description = "With addresses, programs and what was typed, opened.")
          boolean personal) {
    return Doors.open(invocation, house -> export(house, file, after, personal));
  }

  private int export(House house, @Nullable Path file, long after, boolean personal) {
    var _ = house.auditing.upkeep.sign();
    if (file == null) {
      long _ = house.auditing.export.write(invocation.out(), after, personal);
      return ExitCode.DONE;
    }
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(invocation.folder().resolve(file)),
            false,
            java.nio.charset.StandardCharsets.UTF_8)) {
      long written = house.auditing.export.write(out, after, personal);
      invocation.out().println("exported " + written + " records");
      return out.checkError() ? ExitCode.FAILED : ExitCode.DONE;
    } catch (IOException e) {
      invocation.err().println(file + " cannot be written: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  @Command(
      name = "keys",
      description = "Signs the end of the chain now, and prints the public keys (JWK).",
      mixinStandardHelpOptions = true)
  int keys() {
    return Doors.open(
        invocation,
        house -> {
          house.auditing.upkeep.sign().forEach(invocation.out()::println);
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "forget",
      description = {
        "Erases where somebody was and what they typed, as far as it was recorded until now.",
        "What happened stays, and the chain whole. Of accounts that are removed it is done by"
            + " itself."
      },
      mixinStandardHelpOptions = true)
  int forget(
      @Parameters(paramLabel = "ACCOUNT", description = "Username, e-mail, id or UUID.")
          String account) {
    return Doors.open(invocation, house -> forget(house, account));
  }

  private int forget(House house, String account) {
    Optional<UUID> known =
        AccountNames.find(house, account).map(Account::uuid).or(() -> uuid(account));
    if (known.isEmpty()) {
      invocation.err().println("no account has the username, e-mail, id or UUID " + account);
      return ExitCode.FAILED;
    }
    boolean forgotten = house.auditing.forget.forget(known.get());
    invocation.out().println(forgotten ? "forgotten" : "there was nothing to forget");
    return ExitCode.DONE;
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
