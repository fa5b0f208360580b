package dev.vestibule.core.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.vestibule.platform.config.SigningAlgorithm;
import dev.vestibule.platform.config.TokenSettings;
import dev.vestibule.platform.crypto.Vault;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs and checks tokens (RFC 7515, RFC 7519). Which key a token is checked with follows from its
 * algorithm and our own keys alone: nothing in a header can bring a key along.
 */
public final class SignedTokens {
  /** Longer texts are no tokens of ours; nobody shall make us parse them. */
  private static final int LONGEST = 8 * 1024;

  private static final String INTERNAL = "internal";
  private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {};

  private final TokenSettings settings;
  private final SigningKeys keys;
  private final ImportedTokens imported;
  private final Vault vault;
  private final InstantSource clock;
  private final JsonMapper json = new JsonMapper();
  private final RememberedTokens remembered;

  public SignedTokens(
      TokenSettings settings,
      SigningKeys keys,
      ImportedTokens imported,
      Vault vault,
      InstantSource clock) {
    this.settings = settings;
    this.keys = keys;
    this.imported = imported;
    this.vault = vault;
    this.clock = clock;
    this.remembered = new RememberedTokens(settings.remembered());
  }

  /** Signs a token that others may check too: with the published key or the configured secret. */
  public String signOpen(Map<String, Object> claims) {
    return switch (settings.algorithm()) {
      case ES256 -> signWithPublishedKey(claims);
      case HS256 -> sign(JWSAlgorithm.HS256, null, claims, mac(configuredSecret().orElseThrow()));
    };
  }

  /** Signs a token that only we check, such as a refresh token. */
  public String signInternal(Map<String, Object> claims) {
    return sign(JWSAlgorithm.HS256, INTERNAL, claims, mac(internalSecret()));
  }

  /** The claims of a token that we or who shares our secret signed, expired ones too. */
  Optional<Claims> claims(String token) {
    return token.length() > LONGEST
        ? Optional.empty()
        : remembered.find(token).or(() -> verified(token));
  }

  /** Checks signature and expiry; a missing expiry is the caller's to judge. */
  TokenCheck check(String token) {
    Claims claims = claims(token).orElse(null);
    if (claims == null) {
      return new TokenCheck.Faulty(TokenFault.INVALID);
    }
    Instant now = clock.instant().minus(settings.leeway());
    boolean expired = claims.expiry().map(expiry -> !now.isBefore(expiry)).orElse(false);
    return expired ? new TokenCheck.Faulty(TokenFault.EXPIRED) : new TokenCheck.Genuine(claims);
  }

  private Optional<Claims> verified(String token) {
    try {
      JWSObject signed = JWSObject.parse(token);
      Map<String, Object> all = json.readValue(signed.getPayload().toBytes(), CLAIMS);
      Optional<Claims> ours = signedHere(signed) ? Optional.of(new Claims(all)) : Optional.empty();
      Optional<Claims> claims = ours;
      // A secret that is shared with the former server signs tokens of its, too: those that name no
      // session belong to one that can be ended.
      if (signed.getHeader().getKeyID() == null && ours.map(Claims::session).isEmpty()) {
        claims = imported.claims(signed, all).or(() -> ours);
      }
      claims
          .filter(found -> !ImportedTokens.unknownYet(found))
          .ifPresent(found -> remembered.remember(token, found));
      return claims;
    } catch (ParseException | JOSEException | JacksonException | NullPointerException e) {
      // Null claims are no claims of ours; Map.copyOf says so with a NullPointerException.
      return Optional.empty();
    }
  }

  private boolean signedHere(JWSObject token) throws JOSEException {
    JWSVerifier verifier = verifier(token.getHeader());
    return verifier != null && token.verify(verifier);
  }

  private @Nullable JWSVerifier verifier(JWSHeader header) throws JOSEException {
    String id = header.getKeyID();
    if (header.getAlgorithm().equals(JWSAlgorithm.ES256) && id != null) {
      Optional<SigningKey> key = keys.find(id);
      return key.isPresent() ? new ECDSAVerifier(key.get().pair()) : null;
    }
    if (header.getAlgorithm().equals(JWSAlgorithm.HS256)) {
      Optional<byte[]> secret =
          INTERNAL.equals(id) ? Optional.of(internalSecret()) : configuredSecret();
      return secret.isPresent() ? new MACVerifier(secret.get()) : null;
    }
    return null;
  }

  private String signWithPublishedKey(Map<String, Object> claims) {
    SigningKey key = keys.signing();
    try {
      return sign(JWSAlgorithm.ES256, key.id(), claims, new ECDSASigner(key.pair()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sign(
      JWSAlgorithm algorithm, @Nullable String id, Map<String, Object> claims, JWSSigner signer) {
    JWSHeader header = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(id).build();
    JWSObject token = new JWSObject(header, new Payload(json.writeValueAsBytes(claims)));
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    String text = token.serialize();
    remembered.remember(text, new Claims(claims));
    return text;
  }

  private static MACSigner mac(byte[] secret) {
    try {
      return new MACSigner(secret);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] internalSecret() {
    return vault.key("refresh tokens");
  }

  private Optional<byte[]> configuredSecret() {
    return settings.algorithm() == SigningAlgorithm.HS256
        ? settings.signingKey().map(text -> text.getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
