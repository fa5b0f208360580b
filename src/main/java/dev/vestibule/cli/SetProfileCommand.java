package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.platform.config.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code users set-profile}: sets profile fields by the operator's hand, whoever may write them.
 */
@Command(
    name = "set-profile",
    description = "Sets profile fields; NAME= with nothing behind it removes a value.",
    mixinStandardHelpOptions = true)
final class SetProfileCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "USER", description = "Username, e-mail or id.")
  private String user = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "NAME=VALUE", description = "A field.")
  private List<String> given = new ArrayList<>();

  SetProfileCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Doors.open(
        invocation,
        house -> AccountNames.with(invocation, house, user, account -> set(house, account)));
  }

  private int set(House house, Account account) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    given.forEach(one -> read(house, one, values).ifPresent(wrong::add));
    if (!wrong.isEmpty()) {
      wrong.forEach(line -> invocation.err().println(line));
      return ExitCode.WRONG_USAGE;
    }
    return switch (house.updateAccount.setProfile(account.id(), values)) {
      case UpdateAccount.Outcome.Updated _ -> {
        invocation
            .out()
            .println("set " + String.join(", ", values.keySet()) + " of " + name(account));
        yield ExitCode.DONE;
      }
      case UpdateAccount.Outcome.ProfileTaken(List<String> fields) ->
          fail(String.join(", ", fields) + ": somebody else has this value, and it must be unique");
      case UpdateAccount.Outcome.Gone _,
          UpdateAccount.Outcome.EmailTaken _,
          UpdateAccount.Outcome.TelephoneTaken _ ->
          fail(name(account) + " is gone");
    };
  }

  private int fail(String why) {
    invocation.err().println(why);
    return ExitCode.FAILED;
  }

  private static String name(Account account) {
    return account.username();
  }

  /** Puts one value to the others, or says what is wrong with it; values are never repeated. */
  private static Optional<String> read(
      House house, String one, Map<String, @Nullable Object> values) {
    int equals = one.indexOf('=');
    String name = equals < 0 ? one : one.substring(0, equals);
    Optional<ProfileField> field = house.profileSchema.find(name);
    if (equals < 0 || field.isEmpty()) {
      return Optional.of(
          equals < 0 ? name + ": write it as " + name + "=VALUE" : unknown(house, name));
    }
    String text = one.substring(equals + 1);
    if (text.isEmpty()) {
      values.put(name, null);
      return Optional.empty();
    }
    Optional<Object> value = field.get().parse(text);
    value.ifPresent(good -> values.put(name, good));
    return value.isPresent()
        ? Optional.empty()
        : Optional.of(name + ": the value is refused; it takes " + field.get().rule());
  }

  private static String unknown(House house, String name) {
    List<String> known = house.profileSchema.fields().stream().map(ProfileField::name).toList();
    return name
        + " is no profile field"
        + NearestName.of(name, known).map(near -> "; the nearest is " + near).orElse("");
  }
}
