package dev.vestibule.core.tokens;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another system signed its tokens and links with. It is used to verify them and signs nothing
 * here.
 *
 * @param linkSecrets what links were signed with, the present one first; may be empty
 * @param linkLifetime how long a link is good
 * @param clock the zone of that system's clock
 * @param times the zone of the times in its database that name none
 * @param tokens what access and refresh tokens were signed with; null when none are taken over
 */
public record ImportedKey(
    List<String> linkSecrets,
    Duration linkLifetime,
    ZoneId clock,
    ZoneId times,
    @Nullable TokenKey tokens) {
  public ImportedKey {
    linkSecrets = List.copyOf(linkSecrets);
  }

  /**
   * How SimpleJWT signed and filled its tokens.
   *
   * @param algorithm such as HS256 or RS256 (RFC 7518)
   * @param key the secret's text, or a public key in PEM
   * @param accountClaim names the account
   * @param accountField what of the account that is: {@code id}, {@code username} or {@code email}
   * @param issuer must be in the token unless null
   * @param audience one of these must be in it unless empty
   * @param leeway seconds that a token is good beyond its end; null for none
   * @param listsRefresh whether every refresh token that is good was listed there, so that one
   *     which was not imported is none
   */
  public record TokenKey(
      String algorithm,
      String key,
      String typeClaim,
      String idClaim,
      String accountClaim,
      String accountField,
      @Nullable String issuer,
      List<String> audience,
      @Nullable Long leeway,
      boolean listsRefresh) {
    public TokenKey {
      audience = List.copyOf(audience);
    }

    @Override
    public String toString() {
      return "imported " + algorithm + " key";
    }
  }

  @Override
  public String toString() {
    return "imported keys";
  }
}
