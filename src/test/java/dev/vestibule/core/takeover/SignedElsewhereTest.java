package dev.vestibule.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import dev.vestibule.Takeover;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of projects that do not list them, and that sign in other ways. */
class SignedElsewhereTest {
  private static final long NEVER = 4_070_908_800L;

  @TempDir Path folder;
  private TestServer server;
  private Visitor visitor;
  private Path database;

  @BeforeEach
  void start() throws SQLException {
    server = TestServer.start(Map.of("dialects.djoser.rotate-refresh-tokens", "true"));
    visitor = new Visitor(server);
    database = Legacy.database(folder);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement sql = connection.createStatement()) {
      sql.execute("drop table token_blacklist_blacklistedtoken");
      sql.execute("drop table token_blacklist_outstandingtoken");
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> into(Map<String, Object> settings) {
    try (DjangoDatabase django = DjangoDatabase.open(DjangoAddress.of(database.toString()))) {
      ImportDjango work = Takeover.django(server.house());
      Optional<DjangoSettings> read =
          Optional.of(DjangoSettings.of(new JsonMapper().valueToTree(settings)));
      ImportDjango.Survey survey = work.survey(django, DjangoMapping.Given.NOTHING, read);
      return work.run(django, survey, read, Legacy.USUAL, new ArrayList<>()::add);
    }
  }

  private static String signed(JWSAlgorithm algorithm, JWSSigner signer, Map<String, Object> claims)
      throws JOSEException {
    JWSObject token = new JWSObject(new JWSHeader(algorithm), new Payload(claims));
    token.sign(signer);
    return token.serialize();
  }

  private static Map<String, Object> claims(String type, String id, Map<String, Object> more) {
    Map<String, Object> claims = new java.util.HashMap<>();
    claims.putAll(Map.of("token_type", type, "exp", NEVER, "jti", id, "user_id", 1));
    claims.putAll(more);
    return claims;
  }

  private int status(String access) {
    return visitor.get("/users/me/", "Bearer " + access).status();
  }

  private Visitor.Reply refresh(String token) {
    return visitor.post("/jwt/refresh/", Map.of("refresh", token));
  }

  @Test
  void aRefreshTokenThatNobodyListedBecomesASession() {
    into(Map.of("SECRET_KEY", Legacy.tokens().get("secret_key").stringValue()));
    String token = Legacy.tokens().get("refresh").get(0).get("refresh").stringValue();
    Visitor.Reply first = refresh(token);
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(refresh(first.get("refresh")).status()).isEqualTo(200);
    assertThat(status(first.get("access"))).isEqualTo(200);
  }

  private static KeyPair pair() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  @Test
  void aPublicKeyIsAsGoodAndOnlyForItsAlgorithm() throws NoSuchAlgorithmException, JOSEException {
    KeyPair pair = pair();
    String pem = pem(pair);
    into(
        Map.of(
            "SECRET_KEY",
            "another-secret-key-of-the-project-0123456789",
            "SIMPLE_JWT",
            Map.of(
                "ALGORITHM",
                "RS256",
                "VERIFYING_KEY",
                pem,
                "ISSUER",
                "shop",
                "AUDIENCE",
                List.of("app", "web"))));
    RSASSASigner signer = new RSASSASigner(pair.getPrivate());
    Map<String, Object> meant = Map.of("iss", "shop", "aud", "web");
    assertThat(status(signed(JWSAlgorithm.RS256, signer, claims("access", "a", meant))))
        .isEqualTo(200);
    assertThat(status(signed(JWSAlgorithm.RS256, signer, claims("access", "b", Map.of()))))
        .as("for nobody")
        .isEqualTo(401);
    assertThat(
            status(
                signed(
                    JWSAlgorithm.RS256,
                    signer,
                    claims("access", "c", Map.of("iss", "shop", "aud", "others")))))
        .isEqualTo(401);
    assertThat(status(signed(JWSAlgorithm.RS512, signer, claims("access", "d", meant))))
        .isEqualTo(401);
    MACSigner confused = new MACSigner(pem.getBytes(StandardCharsets.UTF_8));
    assertThat(status(signed(JWSAlgorithm.HS256, confused, claims("access", "e", meant))))
        .as("signed with the public key")
        .isEqualTo(401);
  }

  @Test
  void leewayAndSlidingTokensAreTakenAsTheyAre() throws JOSEException {
    String secret = "another-secret-key-of-the-project-0123456789";
    into(Map.of("SECRET_KEY", secret, "SIMPLE_JWT", Map.of("LEEWAY", "1:00:00")));
    MACSigner signer = new MACSigner(secret.getBytes(StandardCharsets.UTF_8));
    long now = server.house().clock.instant().getEpochSecond();
    Map<String, Object> hour = Map.of("exp", now - 3000);
    assertThat(status(signed(JWSAlgorithm.HS256, signer, claims("access", "a", hour))))
        .isEqualTo(200);
    Map<String, Object> longAgo = Map.of("exp", now - 4000);
    assertThat(status(signed(JWSAlgorithm.HS256, signer, claims("access", "b", longAgo))))
        .isEqualTo(401);
    assertThat(status(signed(JWSAlgorithm.HS256, signer, claims("sliding", "c", Map.of()))))
        .isEqualTo(200);
  }

  @Test
  void keysThatStandElsewhereAreAskedFor() {
    List<String> remarks =
        into(Map.of("SIMPLE_JWT", Map.of("ALGORITHM", "RS256", "JWK_URL", "https://x.test/")));
    assertThat(remarks).anyMatch(remark -> remark.contains("VERIFYING_KEY"));
  }

  @Test
  void aSecretThatCanBeGuessedIsNotTakenOver() throws JOSEException {
    List<String> remarks = into(Map.of("SIMPLE_JWT", Map.of("SIGNING_KEY", "secret")));
    assertThat(remarks).anyMatch(remark -> remark.contains("tokens are not taken over"));
    assertThat(server.house().importedKeys.django().orElseThrow().tokens()).isNull();
  }
}
