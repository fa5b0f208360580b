package dev.vestibule.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code users set-password}: asks for it, or takes it from standard input. */
@Command(
    name = "set-password",
    description = "Sets an account's password: asked for, or the first line of standard input.",
    mixinStandardHelpOptions = true)
final class SetPasswordCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "USER", description = "Username, e-mail or id.")
  private @Nullable String user;

  SetPasswordCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Doors.open(
        invocation,
        house ->
            AccountNames.with(
                invocation,
                house,
                String.valueOf(user),
                account -> {
                  Optional<String> password =
                      NewPassword.ask(invocation, house, account.username(), account.email());
                  if (password.isEmpty()) {
                    return ExitCode.FAILED;
                  }
                  house.changeCredentials.passwordByStaff(account, password.get());
                  invocation.out().println("set the password of " + account.username());
                  return ExitCode.DONE;
                }));
  }
}
