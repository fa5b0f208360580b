package dev.vestibule.dialect.drf;

import dev.vestibule.core.passwords.Weakness;
import java.util.List;

/** How the family words what is wrong with a new password. */
public final class PasswordMessages {
  private PasswordMessages() {}

  public static List<Message> of(List<Weakness> weaknesses) {
    return weaknesses.stream().map(PasswordMessages::of).toList();
  }

  public static Message of(Weakness weakness) {
    return switch (weakness) {
      case Weakness.TooSimilar(Weakness.Attribute attribute) ->
          Text.PASSWORD_TOO_SIMILAR.with("attribute", name(attribute));
      case Weakness.TooShort(int least) -> Text.PASSWORD_TOO_SHORT.with("count", least);
      case Weakness.TooCommon() -> Text.PASSWORD_TOO_COMMON;
      case Weakness.EntirelyNumeric() -> Text.PASSWORD_NUMERIC;
      case Weakness.TooLong(int most) -> Text.PASSWORD_TOO_LONG.with("count", most);
    };
  }

  private static Text name(Weakness.Attribute attribute) {
    return switch (attribute) {
      case USERNAME -> Text.ATTRIBUTE_USERNAME;
      case FIRST_NAME -> Text.ATTRIBUTE_FIRST_NAME;
      case LAST_NAME -> Text.ATTRIBUTE_LAST_NAME;
      case EMAIL -> Text.ATTRIBUTE_EMAIL;
      case FULL_NAME -> Text.ATTRIBUTE_FULL_NAME;
    };
  }
}
