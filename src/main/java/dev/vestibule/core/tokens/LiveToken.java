package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A token that is good now, of whichever dialect.
 *
 * @param use what it is taken for
 * @param session none for a token that another program signed with our secret
 * @param expires none for a stored token without an end
 * @param claims those of a signed token; none of a stored one
 */
public record LiveToken(
    Use use,
    TokenScope scope,
    Account account,
    Optional<String> session,
    Optional<Instant> issued,
    Optional<Instant> expires,
    Map<String, Object> claims) {
  public LiveToken {
    claims = Map.copyOf(claims);
  }

  /** What a token is taken for. */
  public enum Use {
    /** It is sent with requests. */
    ACCESS,
    /** It renews a session and opens nothing by itself. */
    REFRESH
  }
}
