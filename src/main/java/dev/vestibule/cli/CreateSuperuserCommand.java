package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.verification.AccountEntry;
import dev.vestibule.core.verification.ApplyAccount;
import dev.vestibule.core.verification.UpdateAccount;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code createsuperuser}: makes an administrator, as Django's command of that name. */
@Command(
    name = "createsuperuser",
    description = {
      "Makes an administrator. Asks for what is not given; the password comes from the",
      "terminal or from standard input."
    },
    mixinStandardHelpOptions = true)
final class CreateSuperuserCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--username", description = "The new account's username.")
  private @Nullable String username;

  @Option(names = "--email", description = "Its e-mail address.")
  private @Nullable String email;

  @Option(names = "--telephone", description = "Its telephone number, if it has one.")
  private @Nullable String telephone;

  CreateSuperuserCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Doors.open(invocation, this::create);
  }

  private int create(House house) {
    Optional<String> name =
        Optional.ofNullable(username).or(() -> Typed.line(invocation, "Username"));
    Optional<String> address =
        Optional.ofNullable(email).or(() -> Typed.line(invocation, "E-mail"));
    if (name.isEmpty() || address.isEmpty()) {
      return fail("username and email are required");
    }
    if (!Usernames.valid(name.get())) {
      return fail("username: at most 150 letters, digits and @ . + - _");
    }
    if (!address.get().matches("[^@\\s]+@[^@\\s]+")) {
      return fail("email: not an e-mail address");
    }
    if (telephone != null && house.telephones.parse(telephone).isEmpty()) {
      return fail("telephone: must be " + EntryJson.TELEPHONE_RULE);
    }
    if (house.database.read(sql -> house.accounts.byUsername(sql, name.get())).isPresent()) {
      return fail("username: another account has it");
    }
    return NewPassword.ask(invocation, house, name.get(), address.get())
        .map(password -> store(house, name.get(), address.get(), password))
        .orElse(ExitCode.FAILED);
  }

  private int store(House house, String name, String address, String password) {
    AccountEntry entry =
        new AccountEntry(
            name,
            Optional.of(Optional.of(address)),
            Optional.of(Optional.of(password)),
            number(house),
            Optional.of(true),
            Optional.of(true),
            Optional.of(true),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return switch (house.applyAccount.apply(entry)) {
      case ApplyAccount.Outcome.Created(var account) -> {
        invocation.out().println("made the superuser " + account.username());
        yield ExitCode.DONE;
      }
      case ApplyAccount.Outcome.Updated(var account) ->
          fail("username: another account has it: " + account.username());
      case ApplyAccount.Outcome.EmailTaken() -> fail("email: another account has it");
      case ApplyAccount.Outcome.TelephoneTaken() -> fail("telephone: another account has it");
      case ApplyAccount.Outcome.LastSuperuser() -> fail(UsersCommand.LAST_SUPERUSER);
    };
  }

  private Optional<Optional<UpdateAccount.NewNumber>> number(House house) {
    String entered = telephone;
    return entered == null
        ? Optional.empty()
        : Optional.of(
            house
                .telephones
                .parse(entered)
                .map(number -> new UpdateAccount.NewNumber(number, entered)));
  }

  private int fail(String why) {
    invocation.err().println(why);
    return ExitCode.FAILED;
  }
}
