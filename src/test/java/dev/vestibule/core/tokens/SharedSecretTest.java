package dev.vestibule.core.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** HS256 with a Django project's SIGNING_KEY: both sides take each other's access tokens. */
class SharedSecretTest {
  private static final String SECRET = "django-insecure-0123456789-abcdefghijklmnopqrstuvwxyz";
  private static TestServer server;
  private static Visitor visitor;
  private static long account;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("tokens.algorithm", "hs256", "tokens.signing-key", SECRET));
    visitor = new Visitor(server);
    account = visitor.account("shared");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A token as SimpleJWT makes them. */
  private static Map<String, Object> claims(String type) {
    Instant now = InstantSource.system().instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("token_type", type);
    claims.put("exp", now.plusSeconds(300).getEpochSecond());
    claims.put("iat", now.getEpochSecond());
    claims.put("jti", "c8a4f0d2a5b14d6f9d7e1f3b2a1c0d9e");
    claims.put("user_id", Long.toString(account));
    return claims;
  }

  private static String signed(Map<String, Object> claims, String secret) {
    try {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();
      JWSObject token = new JWSObject(header, new Payload(claims));
      token.sign(new MACSigner(secret));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int me(Map<String, Object> claims) {
    return visitor.statusOfMe("Bearer " + signed(claims, SECRET));
  }

  @Test
  void aTokenFromOutsideIsAccepted() {
    assertThat(me(claims("access"))).isEqualTo(200);
    Map<String, Object> number = claims("access");
    number.put("user_id", account);
    assertThat(me(number)).isEqualTo(200);
  }

  @Test
  void aTokenFromOutsideIsHeldToTheRules() {
    assertThat(visitor.statusOfMe("Bearer " + signed(claims("access"), SECRET + "x")))
        .isEqualTo(401);
    assertThat(me(claims("refresh"))).isEqualTo(401);
    for (String claim : claims("access").keySet()) {
      Map<String, Object> less = claims("access");
      less.remove(claim);
      assertThat(me(less)).as("without " + claim).isEqualTo(claim.equals("iat") ? 200 : 401);
    }
    Map<String, Object> odd = claims("access");
    odd.put("exp", Long.MAX_VALUE);
    assertThat(me(odd)).isIn(200, 401);
    odd.put("exp", "tomorrow");
    assertThat(me(odd)).isEqualTo(401);
    odd.put("exp", -1e300);
    assertThat(me(odd)).isEqualTo(401);
    odd = claims("access");
    odd.put("user_id", 999_999);
    assertThat(me(odd)).isEqualTo(401);
    odd.put("sid", "no such session");
    odd.put("user_id", account);
    assertThat(me(odd)).isEqualTo(401);
  }

  @Test
  void aRefreshTokenFromOutsideIsUnknownHere() {
    assertThat(visitor.statusOfRefresh(signed(claims("refresh"), SECRET))).isEqualTo(401);
  }

  @Test
  void ourTokensCanBeCheckedWithTheSecret() throws ParseException, JOSEException {
    Visitor.Pair pair = visitor.signIn("shared");
    JWSObject token = JWSObject.parse(pair.access());
    assertThat(token.verify(new MACVerifier(SECRET))).isTrue();
    assertThat(token.getPayload().toJSONObject()).containsKeys("token_type", "exp", "iat", "jti");
    // Refresh tokens are ours alone: the secret's other holders make none.
    assertThat(JWSObject.parse(pair.refresh()).verify(new MACVerifier(SECRET))).isFalse();
  }

  @Test
  void nothingIsPublished() {
    assertThat(visitor.unchecked(visitor.to("/.well-known/jwks.json")).json().get("keys"))
        .isEmpty();
  }
}
