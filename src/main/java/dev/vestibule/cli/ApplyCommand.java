package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.verification.AccountEntry;
import dev.vestibule.core.verification.ApplyAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code users apply}: brings accounts to what a JSON list on standard input says. */
@Command(
    name = "apply",
    description = {
      "Creates or updates accounts from a JSON list on standard input, by username.",
      "Members: username, email, password (null: none), is_staff, is_active (false: pending),",
      "is_superuser, first_name, last_name, full_name, telephone. What is left out stays."
    },
    mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  ApplyCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return invocation.withSettings(loaded -> read(new Telephones(loaded.settings().telephones())));
  }

  private int read(Telephones telephones) {
    List<AccountEntry> entries;
    Typed.announce(
        invocation, "Type a JSON list of accounts; Ctrl-D on a line of its own ends it.");
    try {
      JsonNode list = new JsonMapper().readTree(invocation.in());
      entries = EntryJson.entries(telephones, list);
    } catch (JacksonException e) {
      return refuse("standard input is not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
    return Doors.open(invocation, house -> apply(house, entries));
  }

  private int apply(House house, List<AccountEntry> entries) {
    List<Object> results = new ArrayList<>();
    int exit = ExitCode.DONE;
    for (AccountEntry entry : entries) {
      switch (house.applyAccount.apply(entry)) {
        case ApplyAccount.Outcome.Created(var account) ->
            results.add(Map.of("created", entry.username(), "id", account.id()));
        case ApplyAccount.Outcome.Updated(var account) ->
            results.add(Map.of("updated", entry.username(), "id", account.id()));
        case ApplyAccount.Outcome.EmailTaken() -> exit = taken(entry, "e-mail address");
        case ApplyAccount.Outcome.TelephoneTaken() -> exit = taken(entry, "telephone number");
        case ApplyAccount.Outcome.LastSuperuser() -> exit = refuseLast(entry);
      }
    }
    if (json) {
      invocation.out().println(AccountJson.text(results));
    } else {
      invocation.out().println("applied " + results.size() + " of " + entries.size() + " accounts");
    }
    return exit;
  }

  private int taken(AccountEntry entry, String what) {
    invocation.err().println(entry.username() + ": another account has this " + what);
    return ExitCode.FAILED;
  }

  private int refuseLast(AccountEntry entry) {
    invocation.err().println(entry.username() + ": " + UsersCommand.LAST_SUPERUSER);
    return ExitCode.FAILED;
  }

  private int refuse(String why) {
    invocation.err().println(why);
    return ExitCode.WRONG_USAGE;
  }
}
