package dev.vestibule.core.passwords;

import dev.vestibule.platform.config.PasswordSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rules that a new password must keep: Django's four, and a length that bounds the work. */
public final class PasswordRules {
  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");

  private final PasswordSettings settings;

  public PasswordRules(PasswordSettings settings) {
    this.settings = settings;
  }

  /** What speaks against the password, in Django's order; empty when nothing does. */
  public List<Weakness> check(String password, PersonalWords words) {
    int length = password.codePointCount(0, password.length());
    if (length > PasswordHashes.MAX_LENGTH) {
      return List.of(new Weakness.TooLong(PasswordHashes.MAX_LENGTH));
    }
    List<Weakness> found = new ArrayList<>();
    words.words().entrySet().stream()
        .filter(word -> Similarity.reaches(settings.maxSimilarity(), password, word.getValue()))
        .findFirst()
        .ifPresent(word -> found.add(new Weakness.TooSimilar(word.getKey())));
    if (length < settings.minLength()) {
      found.add(new Weakness.TooShort(settings.minLength()));
    }
    if (CommonPasswords.contain(password)) {
      found.add(new Weakness.TooCommon());
    }
    if (DIGITS.matcher(password).matches()) {
      found.add(new Weakness.EntirelyNumeric());
    }
    return found;
  }
}
