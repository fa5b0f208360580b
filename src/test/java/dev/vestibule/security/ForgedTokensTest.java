package dev.vestibule.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens that we did not sign, or that ask to be checked in another way than ours. */
class ForgedTokensTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static TestServer server;
  private static Visitor visitor;
  private static String genuine;
  private static String payload;
  private static ECKey published;

  @BeforeAll
  static void start() throws ParseException {
    server = TestServer.start(Map.of());
    visitor = new Visitor(server);
    visitor.account("forger");
    genuine = visitor.signIn("forger").access();
    payload = new String(decoded(genuine.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    JsonNode keys = visitor.unchecked(visitor.to("/.well-known/jwks.json")).json().get("keys");
    published = ECKey.parse(JSON.writeValueAsString(keys.get(0)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] decoded(String part) {
    return Base64.getUrlDecoder().decode(part);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(String token) {
    assertThat(visitor.statusOfMe("Bearer " + token)).isEqualTo(401);
    assertThat(visitor.statusOfMe("Token " + token)).isEqualTo(401);
    assertThat(visitor.post("/jwt/verify/", Map.of("token", token)).status()).isEqualTo(401);
    assertThat(visitor.statusOfRefresh(token)).isEqualTo(401);
  }

  private static String signed(JWSHeader header, ECKey key) throws JOSEException {
    JWSObject token = new JWSObject(header, new Payload(payload));
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  @Test
  void theTokenThatTheForgeriesStartFromIsGood() {
    assertThat(visitor.statusOfMe("Bearer " + genuine)).isEqualTo(200);
  }

  @Test
  @DisplayName("alg none: refused, whatever stands where the signature should be")
  void unsigned() {
    String signature = genuine.split("\\.", -1)[2];
    for (String algorithm : List.of("none", "None", "NONE", "nOnE", "", "HS1", "null")) {
      String header = encoded("{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\"}");
      for (String tail : List.of("", signature, "x")) {
        refused(header + "." + encoded(payload) + "." + tail);
      }
      refused(header + "." + encoded(payload));
    }
  }

  @Test
  @DisplayName("a token with another payload, a cut or a zero signature is refused")
  void changed() {
    String[] parts = genuine.split("\\.", -1);
    String other = encoded(payload.replace("\"access\"", "\"refresh\""));
    refused(parts[0] + "." + other + "." + parts[2]);
    refused(parts[0] + "." + parts[1] + "." + parts[2].substring(4));
    refused(parts[0] + "." + parts[1] + "." + encoded("\0".repeat(64)));
    refused(genuine + "." + parts[2]);
  }

  @Test
  @DisplayName("CVE-2026-11800: HS256 signed with the public key is refused")
  void publicKeyAsSecret() throws JOSEException {
    byte[] json = JSON.writeValueAsBytes(published.toPublicJWK().toJSONObject());
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(published.toECPublicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----";
    List<byte[]> secrets =
        List.of(
            json,
            pem.getBytes(StandardCharsets.UTF_8),
            (pem + "\n").getBytes(StandardCharsets.UTF_8),
            published.toECPublicKey().getEncoded(),
            new byte[32]);
    for (byte[] secret : secrets) {
      for (String id : List.of(published.getKeyID(), "internal", "")) {
        JWSHeader header =
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID(id.isEmpty() ? null : id)
                .build();
        JWSObject token = new JWSObject(header, new Payload(payload));
        token.sign(new MACSigner(secret));
        refused(token.serialize());
      }
    }
  }

  @Test
  @DisplayName("CVE-2026-29000: a JWE is refused, also with a signed token inside")
  void encrypted() throws JOSEException {
    JWEHeader header =
        new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
            .contentType("JWT")
            .keyID(published.getKeyID())
            .build();
    for (String inside : List.of(payload, genuine)) {
      JWEObject token = new JWEObject(header, new Payload(inside));
      token.encrypt(new ECDHEncrypter(published.toECPublicKey()));
      refused(token.serialize());
    }
  }

  @Test
  @DisplayName("jwk, jku, x5u, x5c and kid bring no key along")
  void keysBroughtAlong() throws JOSEException {
    ECKey mine = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
    URI address = URI.create(server.baseUrl() + "/.well-known/jwks.json");
    for (String id : List.of(published.getKeyID(), "mine", "../../dev/null", "' or 1=1 --")) {
      JWSHeader.Builder header =
          new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(id);
      refused(signed(header.build(), mine));
      refused(signed(header.jwk(mine.toPublicJWK()).build(), mine));
      refused(signed(header.jwkURL(address).x509CertURL(address).build(), mine));
    }
    refused(signed(new JWSHeader.Builder(JWSAlgorithm.ES256).build(), mine));
  }

  @Test
  @DisplayName("CVE-2025-53864, CVE-2023-52428: deep, huge and costly headers are refused at once")
  void costly() {
    String deep = "[".repeat(2500) + "]".repeat(2500);
    List<String> headers =
        List.of(
            "{\"alg\":\"ES256\",\"x\":" + deep + "}",
            "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":2147483647,\"p2s\":\"YQ\"}",
            "{\"alg\":\"ES256\",\"kid\":\"" + "k".repeat(5000) + "\"}");
    for (String header : headers) {
      assertQuick(encoded(header) + "." + encoded(payload) + ".AAAA");
      assertQuick(encoded(header) + "." + encoded(payload) + ".AAAA.AAAA.AAAA");
    }
    assertQuick(encoded("{\"alg\":\"ES256\"}") + "." + encoded(deep) + ".AAAA");
    assertQuick(".".repeat(6000));
    String huge = "A".repeat(1_000_000);
    assertThat(visitor.post("/jwt/verify/", Map.of("token", huge)).status()).isEqualTo(401);
    assertThat(visitor.statusOfRefresh(huge)).isEqualTo(401);
  }

  private static void assertQuick(String token) {
    long start = System.nanoTime();
    assertThat(visitor.statusOfMe("Bearer " + token)).isEqualTo(401);
    // Far more than it takes, far less than what the attack is for.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(visitor.post("/jwt/verify/", Map.of("token", token)).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("CVE-2026-90942: no answer holds a private key")
  void privateKeysStayInside() {
    JsonNode set = visitor.unchecked(visitor.to("/.well-known/jwks.json")).json();
    assertThat(set.get("keys").valueStream())
        .isNotEmpty()
        .allSatisfy(key ->
            assertThat(key.propertyNames()).doesNotContain("d", "k", "p", "q", "dp", "dq", "qi"));
  }
}
