package dev.vestibule.core.passwords;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.passwords.Weakness.Attribute;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of somebody and should not be their password, in the order of looking. */
public record PersonalWords(Map<Attribute, String> words) {
  public PersonalWords {
    Map<Attribute, String> ordered = new EnumMap<>(Attribute.class);
    ordered.putAll(words);
    words = ordered;
  }

  /** Nothing is known. */
  public static PersonalWords none() {
    return new PersonalWords(Map.of());
  }

  public static PersonalWords of(Account account) {
    return of(
        account.username(),
        account.firstName(),
        account.lastName(),
        account.email(),
        account.fullName());
  }

  public static PersonalWords of(
      @Nullable String username,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String email,
      @Nullable String fullName) {
    Map<Attribute, String> words = new EnumMap<>(Attribute.class);
    put(words, Attribute.USERNAME, username);
    put(words, Attribute.FIRST_NAME, firstName);
    put(words, Attribute.LAST_NAME, lastName);
    put(words, Attribute.EMAIL, email);
    put(words, Attribute.FULL_NAME, fullName);
    return new PersonalWords(words);
  }

  private static void put(
      Map<Attribute, String> words, Attribute attribute, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      words.put(attribute, text);
    }
  }

  @Override
  public String toString() {
    return "personal words";
  }
}
