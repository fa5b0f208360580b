package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The claims of a signed token (RFC 7519) under SimpleJWT's names. */
public record Claims(Map<String, Object> all) {
  static final String TYPE = "token_type";
  static final String EXPIRY = "exp";
  static final String ISSUED = "iat";
  static final String ID = "jti";
  static final String ACCOUNT = "user_id";
  static final String SESSION = "sid";
  static final String SUBJECT = "sub";
  static final String SCOPE = "scope";

  /** The year 9999: somebody who shares our secret may write any number. */
  private static final long FAR = 253_402_300_799L;

  public Claims {
    all = Map.copyOf(all);
  }

  /** "access" or "refresh". */
  @Nullable String type() {
    return text(TYPE);
  }

  @Nullable String id() {
    return text(ID);
  }

  @Nullable String session() {
    return text(SESSION);
  }

  /** The account's number, written as a number or as text. */
  Optional<Long> account() {
    String text = String.valueOf(all.getOrDefault(ACCOUNT, ""));
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** Whether it says whose it is, under one of these claims. */
  boolean namesAccount(Set<String> claims) {
    return claims.stream().anyMatch(all::containsKey);
  }

  /** Whether it calls that account by its username. */
  boolean names(Account account) {
    return account.username().equals(all.get(ACCOUNT));
  }

  Optional<Instant> expiry() {
    return moment(EXPIRY);
  }

  Optional<Instant> issued() {
    return moment(ISSUED);
  }

  private Optional<Instant> moment(String claim) {
    return all.get(claim) instanceof Number seconds
        ? Optional.of(Instant.ofEpochSecond(Math.clamp(seconds.longValue(), 0, FAR)))
        : Optional.empty();
  }

  private @Nullable String text(String claim) {
    return all.get(claim) instanceof String text ? text : null;
  }
}
