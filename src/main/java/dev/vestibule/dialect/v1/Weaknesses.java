package dev.vestibule.dialect.v1;

import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.dialect.v1.frame.FieldError;
import java.util.List;

/** What is wrong with a new password. */
public final class Weaknesses {
  private Weaknesses() {}

  public static List<FieldError> at(String pointer, List<Weakness> weaknesses) {
    return weaknesses.stream().map(weakness -> error(pointer, weakness)).toList();
  }

  private static FieldError error(String pointer, Weakness weakness) {
    return switch (weakness) {
      case Weakness.TooSimilar _ -> FieldError.of(pointer, "password-too-similar");
      case Weakness.TooShort(int least) -> FieldError.of(pointer, "password-too-short", least);
      case Weakness.TooCommon() -> FieldError.of(pointer, "password-too-common");
      case Weakness.EntirelyNumeric() -> FieldError.of(pointer, "password-numeric");
      case Weakness.TooLong(int most) -> FieldError.of(pointer, "too-long", most);
    };
  }
}
