package dev.vestibule.core.verification;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** An account's number in a link: its decimal digits in base64url, as Django's uidb64. */
public final class AccountReference {
  private AccountReference() {}

  public static String encode(long account) {
    byte[] digits = Long.toString(account).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digits);
  }

  /** The number, or nothing for a text that no account has. */
  public static Optional<Long> decode(String text) {
    try {
      String digits = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      return digits.matches("\\d{1,18}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
