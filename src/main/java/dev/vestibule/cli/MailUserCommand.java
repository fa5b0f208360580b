package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.Letter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code users mail}: as {@code mail send}, to the address of an account. */
@Command(
    name = "mail",
    description = "Sends a mail to an account's address and waits until it has left.",
    mixinStandardHelpOptions = true)
final class MailUserCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "USER", description = "Username, e-mail or id.")
  private @Nullable String user;

  @Mixin private MailOptions options = new MailOptions();

  MailUserCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Doors.open(
        invocation,
        house ->
            AccountNames.with(
                invocation, house, String.valueOf(user), account -> send(house, account)));
  }

  private int send(House house, Account account) {
    String email = account.email();
    if (email == null) {
      invocation.err().println(account.username() + " has no e-mail address");
      return ExitCode.FAILED;
    }
    try {
      Letter letter = options.letter(invocation, email, account.id());
      return Dispatch.send(invocation, house, letter);
    } catch (IllegalArgumentException e) {
      invocation.err().println(e.getMessage());
      return ExitCode.WRONG_USAGE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
