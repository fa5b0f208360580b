package dev.vestibule.core.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.JWK;
import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keys that are published, sign, and retire. */
class SigningKeysTest {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private final MovableClock clock = new MovableClock();

  private static List<String> published(House house) {
    return house.signingKeys.published().getKeys().stream().map(JWK::getKeyID).toList();
  }

  private static String signs(House house) {
    return house.signingKeys.signing().id();
  }

  @Test
  void aRotatedKeyIsPublishedThenSignsThenTheFormerRetires() {
    try (TestServer server = TestServer.start(Map.of(), clock)) {
      House house = server.house();
      Visitor visitor = new Visitor(server);
      visitor.account("rotating");
      String first = signs(house);
      String second = house.signingKeys.rotate(LONGEST);

      assertThat(published(house)).containsExactlyInAnyOrder(first, second);
      assertThat(signs(house)).isEqualTo(first);

      clock.forward(SigningKeys.PUBLISHED_BEFORE.minusSeconds(5));
      assertThat(signs(house)).isEqualTo(first);
      String last = visitor.signIn("rotating").bearer();
      clock.forward(Duration.ofSeconds(10));
      assertThat(signs(house)).isEqualTo(second);
      assertThat(visitor.statusOfMe(visitor.signIn("rotating").bearer())).isEqualTo(200);

      clock.forward(LONGEST.minusSeconds(20));
      assertThat(visitor.statusOfMe(last)).isEqualTo(200);
      assertThat(published(house)).contains(first);
      clock.forward(Duration.ofMinutes(2));
      assertThat(published(house)).containsExactly(second);
      assertThat(visitor.statusOfMe(last)).isEqualTo(401);
    }
  }

  @Test
  void oldTokensAreCheckedWithTheFormerKeyAlsoWhereNobodyRemembersThem() {
    try (TestServer server = TestServer.start(Map.of("tokens.remembered", "0"), clock)) {
      Visitor visitor = new Visitor(server);
      visitor.account("rotating");
      String old = visitor.signIn("rotating").bearer();
      server.house().signingKeys.rotate(LONGEST);
      clock.forward(SigningKeys.PUBLISHED_BEFORE.plusSeconds(40));
      assertThat(visitor.statusOfMe(old)).isEqualTo(200);
    }
  }

  @Test
  void rotatingBeforeTheFirstSignInLeavesAKeyThatSigns() {
    try (TestServer server = TestServer.start(Map.of(), clock)) {
      Visitor visitor = new Visitor(server);
      visitor.account("early");
      server.house().signingKeys.rotate(LONGEST);
      assertThat(visitor.statusOfMe(visitor.signIn("early").bearer())).isEqualTo(200);
      assertThat(published(server.house())).hasSize(2);
    }
  }

  @Test
  void twoHousesOnOneFolderShareTheirKeys() throws IOException {
    Path data = Files.createTempDirectory("vestibule-shared");
    TestServer first = TestServer.on(data, Map.of(), clock);
    try (TestServer second = TestServer.on(data, Map.of(), clock)) {
      Visitor one = new Visitor(first);
      Visitor two = new Visitor(second);
      one.account("shared");
      Visitor.Pair pair = one.signIn("shared");
      assertThat(two.statusOfMe(pair.bearer())).isEqualTo(200);
      assertThat(two.statusOfRefresh(pair.refresh())).isEqualTo(200);
      assertThat(two.storedToken("shared")).isEqualTo(one.storedToken("shared"));

      first.house().signingKeys.rotate(LONGEST);
      clock.forward(SigningKeys.PUBLISHED_BEFORE.plusSeconds(1));
      assertThat(signs(second.house())).isEqualTo(signs(first.house()));
      assertThat(two.statusOfMe(one.signIn("shared").bearer())).isEqualTo(200);
      first.stop();
    }
  }

  @Test
  void twentyFirstUsesMakeOneKey() {
    try (TestServer server = TestServer.start(Map.of())) {
      House house = server.house();
      List<String> keys =
          Visitor.atOnce(
              20,
              () ->
                  new SigningKeys(house.database, house.vault, house.auditing.events, clock)
                      .signing()
                      .id());
      assertThat(Set.copyOf(keys)).hasSize(1);
      assertThat(published(house)).containsExactlyElementsOf(Set.copyOf(keys));
    }
  }

  @Test
  @DisplayName("crit: a header that must be understood and is not, refused though signed by us")
  void criticalHeaders() throws JOSEException {
    try (TestServer server = TestServer.start(Map.of())) {
      SigningKey key = server.house().signingKeys.signing();
      assertThat(checked(server, key, Set.of())).isInstanceOf(TokenCheck.Genuine.class);
      assertThat(checked(server, key, Set.of("odd"))).isInstanceOf(TokenCheck.Faulty.class);
    }
  }

  private static TokenCheck checked(TestServer server, SigningKey key, Set<String> critical)
      throws JOSEException {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID(key.id())
            .customParam("odd", 1)
            .criticalParams(critical.isEmpty() ? null : critical)
            .build();
    JWSObject token = new JWSObject(header, new Payload("{\"exp\":99999999999}"));
    token.sign(new ECDSASigner(key.pair()));
    return server.house().signedTokens.check(token.serialize());
  }
}
