package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** An account's number in a link: its decimal digits in base64url, as Django's uidb64. */
public final class AccountReference {
  private AccountReference() {}

  public static String encode(long account) {
    byte[] digits = Long.toString(account).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digits);
  }

  /** The account, or the decoy, that a link names. */
  static Optional<Account> find(Accounts accounts, DSLContext sql, String text) {
    return decode(text)
        .flatMap(id -> accounts.byIdWithDecoys(sql, id))
        .or(() -> uuid(text).flatMap(uuid -> accounts.byUuid(sql, uuid)));
  }

  /** Links of a former server whose keys were UUIDs name those. */
  private static Optional<UUID> uuid(String text) {
    try {
      String uuid = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      return uuid.matches("[0-9a-f-]{36}") ? Optional.of(UUID.fromString(uuid)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
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
