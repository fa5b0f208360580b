package dev.vestibule.cli;

import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.notifications.Letter;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mail send}: a mail in the operator's own words, by the way all mail takes. */
@Command(
    name = "mail",
    description = "Sends mail.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB")
final class MailCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  MailCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Usage.show(invocation, spec);
  }

  @Command(
      name = "send",
      description = "Sends a mail and waits until it has left, ten seconds at most.",
      mixinStandardHelpOptions = true)
  int send(
      @Parameters(paramLabel = "ADDRESS", description = "Whom to.") String address,
      @Mixin MailOptions options)
      throws IOException {
    try {
      Letter letter = options.letter(invocation, Emails.normalise(address), null);
      return Doors.open(invocation, house -> Dispatch.send(invocation, house, letter));
    } catch (IllegalArgumentException e) {
      invocation.err().println(e.getMessage());
      return ExitCode.WRONG_USAGE;
    }
  }
}
