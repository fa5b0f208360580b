package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.profiles.ProfileField;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code users show}: one account with its profile. */
@Command(
    name = "show",
    description = "Shows one account; encrypted profile fields as (encrypted).",
    mixinStandardHelpOptions = true)
final class ShowUserCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "USER", description = "Username, e-mail or id.")
  private String user = "";

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Option(names = "--reveal", description = "Shows encrypted profile fields as they are.")
  private boolean reveal;

  ShowUserCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Doors.open(
        invocation,
        house -> AccountNames.with(invocation, house, user, account -> show(house, account)));
  }

  private int show(House house, Account account) {
    Map<String, @Nullable Object> shown = AccountJson.of(account);
    Map<String, Object> profile = profile(house, account);
    if (json) {
      shown.put("profile", profile);
      invocation.out().println(AccountJson.text(shown));
    } else {
      shown.forEach((key, value) -> invocation.out().println(key + ": " + value));
      profile.forEach((key, value) -> invocation.out().println("profile." + key + ": " + value));
    }
    return ExitCode.DONE;
  }

  private Map<String, Object> profile(House house, Account account) {
    Map<String, Object> values = house.database.read(sql -> house.profiles.read(sql, account.id()));
    Map<String, Object> shown = new LinkedHashMap<>();
    for (ProfileField field : house.profileSchema.fields()) {
      Object value = values.get(field.name());
      if (value != null) {
        boolean hidden = field.declared().encrypted() && !reveal;
        Object plain = value instanceof LocalDate date ? date.toString() : value;
        shown.put(field.name(), hidden ? "(encrypted)" : plain);
      }
    }
    return shown;
  }
}
