package dev.vestibule.core.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.ImportedAccounts;
import dev.vestibule.core.accounts.ImportedAccounts.Origin;
import dev.vestibule.platform.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that the former server signed (SimpleJWT), told in our own claims: the account by our
 * number, and a session of ours to which they belong, so that whatever ends sessions ends them too.
 */
public final class ImportedTokens {
  private static final String NO_SESSION = "";
  private static final String SLIDING = "sliding";
  private static final String ACCESS = "access";

  private final Database database;
  private final ImportedKeys keys;
  private final Accounts accounts;
  private final RefreshTokens refreshTokens;
  private final ImportedAccounts origins = new ImportedAccounts();

  public ImportedTokens(
      Database database, ImportedKeys keys, Accounts accounts, InstantSource clock) {
    this.database = database;
    this.keys = keys;
    this.accounts = accounts;
    this.refreshTokens = new RefreshTokens(clock);
  }

  /**
   * What an imported key can be used as.
   *
   * @throws IllegalArgumentException with the reason, when it cannot be
   */
  public static JWSVerifier verifier(String algorithm, String key) {
    try {
      return switch (JWSAlgorithm.parse(algorithm).getName()) {
        case "HS256", "HS384", "HS512" -> new MACVerifier(key.getBytes(StandardCharsets.UTF_8));
        case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512" ->
            new RSASSAVerifier((RSAPublicKey) publicKey("RSA", key));
        case "ES256", "ES384", "ES512" -> new ECDSAVerifier((ECPublicKey) publicKey("EC", key));
        default -> throw new IllegalArgumentException("tokens signed with " + algorithm);
      };
    } catch (JOSEException e) {
      // For a secret: it is shorter than 256 bits, and somebody may have guessed it.
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static java.security.PublicKey publicKey(String kind, String pem) {
    String body = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
    try {
      byte[] bytes = Base64.getDecoder().decode(body);
      return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the key is no " + kind + " key in PEM that begins with BEGIN PUBLIC KEY", e);
    }
  }

  /**
   * The claims of a token that the former server signed; empty for every other one.
   *
   * @param all what it says
   */
  Optional<Claims> claims(JWSObject token, Map<String, Object> all) throws JOSEException {
    ImportedKey.TokenKey key = keys.django().map(ImportedKey::tokens).orElse(null);
    return key != null
            && token.getHeader().getAlgorithm().getName().equals(key.algorithm())
            && token.verify(verifier(key.algorithm(), key.key()))
            && meant(key, all)
        ? translated(key, all)
        : Optional.empty();
  }

  /** SimpleJWT's rules for issuer and audience, where they are set. */
  private static boolean meant(ImportedKey.TokenKey key, Map<String, Object> all) {
    Object audience = all.get("aud");
    Collection<?> given =
        audience instanceof Collection<?> several
            ? several
            : audience == null ? List.of() : List.of(audience);
    return (key.issuer() == null || key.issuer().equals(all.get("iss")))
        && (key.audience().isEmpty() || given.stream().anyMatch(key.audience()::contains));
  }

  /** Whether a later import may bring the session that the token belongs to. */
  static boolean unknownYet(Claims claims) {
    return NO_SESSION.equals(claims.session());
  }

  private Optional<Claims> translated(ImportedKey.TokenKey key, Map<String, Object> all) {
    return database
        .read(sql -> origin(sql, key, all.get(key.accountClaim())))
        .map(origin -> {
          Map<String, Object> ours = new HashMap<>();
          copy(all, key.typeClaim(), ours, Claims.TYPE);
          // One that renews itself there is an access token here, until it ends.
          ours.replace(Claims.TYPE, SLIDING, ACCESS);
          copy(all, key.idClaim(), ours, Claims.ID);
          copy(all, Claims.EXPIRY, ours, Claims.EXPIRY);
          Long leeway = key.leeway();
          if (leeway != null && ours.get(Claims.EXPIRY) instanceof Number end) {
            ours.put(Claims.EXPIRY, end.longValue() + leeway);
          }
          copy(all, Claims.ISSUED, ours, Claims.ISSUED);
          ours.put(Claims.ACCOUNT, Long.toString(origin.account()));
          ours.put(Claims.SESSION, session(key, origin, new Claims(ours)));
          return new Claims(ours);
        });
  }

  private static void copy(
      Map<String, Object> from, String name, Map<String, Object> to, String ours) {
    Object value = from.get(name);
    if (value != null) {
      to.put(ours, value);
    }
  }

  private Optional<Origin> origin(
      DSLContext sql, ImportedKey.TokenKey key, @Nullable Object named) {
    if (named == null) {
      return Optional.empty();
    }
    String text = named.toString();
    return switch (key.accountField()) {
      case "username" -> ofAccount(sql, accounts.byUsername(sql, text));
      case "email" -> ofAccount(sql, accounts.byEmail(sql, text));
      default -> origins.find(sql, ImportedKeys.DJANGO, text);
    };
  }

  private Optional<Origin> ofAccount(DSLContext sql, Optional<Account> account) {
    return account
        .flatMap(found -> origins.of(sql, found.id()))
        .filter(origin -> origin.source().equals(ImportedKeys.DJANGO));
  }

  /**
   * The session of the sign-in that a refresh token came from, where it was listed; otherwise the
   * one that all tokens of the account belong to. A session that nobody has means that it is over.
   */
  private String session(ImportedKey.TokenKey key, Origin origin, Claims claims) {
    String shared = origin.session();
    String id = claims.id();
    if (!"refresh".equals(claims.type()) || id == null) {
      return shared == null ? NO_SESSION : shared;
    }
    Optional<String> listed = database.read(sql -> refreshTokens.session(sql, id));
    if (listed.isPresent() || key.listsRefresh() || shared == null) {
      return listed.orElse(NO_SESSION);
    }
    return database.write(tx -> {
      if (refreshTokens.session(tx.sql(), id).isEmpty()) {
        refreshTokens.add(tx, id, shared, claims.expiry().orElse(Instant.EPOCH));
      }
      return shared;
    });
  }
}
