package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.verification.CloseAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after accounts; every verb works while the server runs. */
@Command(
    name = "users",
    description = "Looks after accounts, also while the server runs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB")
final class UsersCommand implements Callable<Integer> {
  static final String LAST_SUPERUSER = "this is the last active superuser; make another one first";

  private static final int PAGE = 500;

  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  UsersCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The verbs below this one that have a class of their own. */
  static List<Callable<Integer>> verbs(Invocation invocation) {
    return List.of(
        new ApplyCommand(invocation),
        new ShowUserCommand(invocation),
        new SetProfileCommand(invocation),
        new SetPasswordCommand(invocation),
        new MailUserCommand(invocation));
  }

  @Override
  public Integer call() {
    return Usage.show(invocation, spec);
  }

  @Command(name = "list", description = "Lists all accounts.", mixinStandardHelpOptions = true)
  int list(@Option(names = "--json", description = "For programs.") boolean json) {
    return Doors.open(
        invocation,
        house -> {
          List<Object> all = new ArrayList<>();
          each(
              house,
              account -> {
                if (json) {
                  all.add(AccountJson.of(account));
                } else {
                  invocation.out().println(AccountJson.line(account));
                }
              });
          if (json) {
            invocation.out().println(AccountJson.text(all));
          }
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "activate",
      description = "Lets a pending or deactivated account sign in.",
      mixinStandardHelpOptions = true)
  int activate(
      @Parameters(paramLabel = "USER", description = "Username, e-mail or id.") String user) {
    return change(user, "activated", (house, account) -> house.closeAccount.activate(account));
  }

  @Command(
      name = "deactivate",
      description = "Shuts an account; its sessions, tokens and links end for good.",
      mixinStandardHelpOptions = true)
  int deactivate(
      @Parameters(paramLabel = "USER", description = "Username, e-mail or id.") String user) {
    return change(
        user,
        "deactivated",
        (house, account) -> house.closeAccount.deactivate(account, Actor.STAFF));
  }

  @Command(
      name = "delete",
      description = "Deletes an account with everything of its.",
      mixinStandardHelpOptions = true)
  int delete(
      @Parameters(paramLabel = "USER", description = "Username, e-mail or id.") String user) {
    return change(
        user, "deleted", (house, account) -> house.closeAccount.delete(account, Actor.STAFF));
  }

  private int change(
      String user, String done, BiFunction<House, Account, CloseAccount.Outcome> change) {
    return Doors.open(
        invocation,
        house ->
            AccountNames.with(
                invocation,
                house,
                user,
                account -> told(account.username(), done, change.apply(house, account))));
  }

  private int told(String username, String done, CloseAccount.Outcome outcome) {
    return switch (outcome) {
      case CloseAccount.Outcome.Done() -> {
        invocation.out().println(done + " " + username);
        yield ExitCode.DONE;
      }
      case CloseAccount.Outcome.Gone() -> {
        invocation.err().println(username + " is gone");
        yield ExitCode.FAILED;
      }
      case CloseAccount.Outcome.LastSuperuser() -> {
        invocation.err().println(username + ": " + LAST_SUPERUSER);
        yield ExitCode.FAILED;
      }
    };
  }

  private static void each(House house, java.util.function.Consumer<Account> seen) {
    long last = 0;
    List<Account> page;
    do {
      long after = last;
      page = house.database.read(sql -> house.accounts.after(sql, after, PAGE));
      page.forEach(seen);
      last = page.isEmpty() ? last : page.getLast().id();
    } while (page.size() == PAGE);
  }
}
