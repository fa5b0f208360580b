package dev.vestibule.core.signin;

import java.text.Normalizer;
import java.util.Locale;

/** What somebody signs in with; each dialect says which it takes. */
public sealed interface Identifier {
  record Username(String name) implements Identifier {}

  record Email(String address) implements Identifier {}

  /** A number in E.164. */
  record Telephone(String number) implements Identifier {}

  /** What spellings have in common that may name the same account. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
