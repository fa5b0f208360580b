package dev.vestibule.core.tokens;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key pair that signs access tokens with ES256.
 *
 * @param signsFrom when it starts to sign; it is published before
 * @param retiredAt when tokens of its are no longer accepted; null while it is needed
 */
record SigningKey(ECKey pair, Instant signsFrom, @Nullable Instant retiredAt) {
  String id() {
    return pair.getKeyID();
  }

  boolean retired(Instant now) {
    return retiredAt != null && !now.isBefore(retiredAt);
  }

  /** Names the key and nothing else. */
  @Override
  public String toString() {
    return "signing key " + id();
  }
}
