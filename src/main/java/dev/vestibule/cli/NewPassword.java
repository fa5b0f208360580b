package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.passwords.Weakness;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gets a new password from the person at the terminal, or from what is piped in. */
final class NewPassword {
  private NewPassword() {}

  /** The password, or nothing when it breaks a rule; then the rule has been told. */
  static Optional<String> ask(
      Invocation invocation, House house, String username, @Nullable String email) {
    Optional<String> given = Typed.secret(invocation, "Password");
    if (given.isEmpty()) {
      invocation.err().println("a password is required, on standard input or typed twice alike");
      return Optional.empty();
    }
    List<Weakness> found =
        house.passwordRules.check(given.get(), PersonalWords.of(username, null, null, email, null));
    found.forEach(weakness -> invocation.err().println("password: " + rule(weakness)));
    return found.isEmpty() ? given : Optional.empty();
  }

  private static String rule(Weakness weakness) {
    return switch (weakness) {
      case Weakness.TooShort(int least) -> "has fewer than " + least + " characters";
      case Weakness.TooLong(int most) -> "has more than " + most + " characters";
      case Weakness.TooCommon() -> "is among the most common ones";
      case Weakness.EntirelyNumeric() -> "is made of digits alone";
      case Weakness.TooSimilar(Weakness.Attribute attribute) ->
          "is too much like the " + attribute.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
