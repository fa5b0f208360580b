package dev.vestibule.core.tokens;

import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * What a page of ours knows and a page of another site does not: a value that belongs to one
 * session, which every change made with that session's cookie must repeat. It is derived, so that
 * nothing is kept.
 */
public final class CrossSiteTokens {
  private final Vault vault;

  public CrossSiteTokens(Vault vault) {
    this.vault = vault;
  }

  /** The token of a session, in base64url. */
  public String of(String session) {
    byte[] mac =
        Digests.hmacSha256(
            vault.key("cross-site tokens"), session.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  /** Whether that is the session's token; takes the same time for any wrong one. */
  public boolean belongs(String token, String session) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), of(session).getBytes(StandardCharsets.UTF_8));
  }
}
