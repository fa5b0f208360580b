package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.accounts.Account;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Finds the account that an operator names. */
final class AccountNames {
  private AccountNames() {}

  /** By username, else by e-mail address, else by number. */
  static Optional<Account> find(House house, String name) {
    return house.database.read(sql ->
        house
            .accounts
            .byUsername(sql, name)
            .or(() -> house.accounts.byEmail(sql, name))
            .or(() -> number(name).flatMap(id -> house.accounts.byId(sql, id))));
  }

  /** Works on the account of that name, or says that there is none. */
  static int with(Invocation invocation, House house, String name, ToIntFunction<Account> work) {
    Function<Account, Integer> function = work::applyAsInt;
    return find(house, name)
        .map(function)
        .orElseGet(() -> {
          invocation.err().println("no account has the username, e-mail or id " + name);
          return ExitCode.FAILED;
        });
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
