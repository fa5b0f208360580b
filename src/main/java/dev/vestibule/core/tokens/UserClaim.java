package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.config.TokenUser;

/**
 * How an access token names its account to those who read it; we ourselves find the account by the
 * session.
 *
 * @param name the claim, such as {@code user_id}
 * @param user which of the account's names it holds
 */
public record UserClaim(String name, TokenUser user) {
  /** SimpleJWT's: the account's number as text. */
  public static final UserClaim USUAL = new UserClaim(Claims.ACCOUNT, TokenUser.ID);

  /** Beside the usual one the account's UUID as subject, and the scope. */
  public static final UserClaim NATIVE = new UserClaim(Claims.SUBJECT, TokenUser.UUID);

  Object of(Account account) {
    String address = account.email();
    return switch (user) {
      case ID -> Long.toString(account.id());
      case ID_NUMBER -> account.id();
      case UUID -> account.uuid().toString();
      case USERNAME -> account.username();
      case EMAIL -> address == null ? "" : address;
    };
  }
}
