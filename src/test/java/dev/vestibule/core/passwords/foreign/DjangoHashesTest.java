package dev.vestibule.core.passwords.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.core.passwords.foreign.ForeignHash.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hashes that Django 5.2 and 4.2 made, each with the password it was made from and another. */
class DjangoHashesTest {
  static List<JsonNode> vectors() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            DjangoHashesTest.class.getResourceAsStream("/django/django-hash-vectors.json"))) {
      return new JsonMapper().readTree(file).get("vectors").valueStream().toList();
    }
  }

  @Test
  void allOfThemAreHere() throws IOException {
    assertThat(vectors()).hasSize(107);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verifiesAsDjangoDoes(JsonNode vector) {
    String encoded = vector.get("encoded").stringValue();
    if (vector.get("password").isNull()) {
      assertThat(ForeignHash.read(encoded)).isNotInstanceOf(Reading.Known.class);
      assertThat(ForeignHash.read(encoded) instanceof Reading.Unusable)
          .isEqualTo(encoded.startsWith("!"));
      return;
    }
    ForeignHash hash = readable(encoded);
    assertThat(hash.matches(vector.get("password").stringValue())).isTrue();
    assertThat(hash.matches(vector.get("wrong_password").stringValue())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
  void bcryptStandsAlone(String form) throws IOException {
    JsonNode vector =
        vectors().stream()
            .filter(v -> v.get("algorithm").stringValue().equals("bcrypt"))
            .findFirst()
            .orElseThrow();
    String encoded = vector.get("encoded").stringValue().replace("bcrypt$$2b$", form);
    assertThat(readable(encoded).matches(vector.get("password").stringValue())).isTrue();
    assertThat(readable(encoded).matches("another")).isFalse();
  }

  @Test
  void readsPhcStrings() {
    String argon2i =
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA";
    String argon2id =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    String oldArgon2i =
        "$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ";
    // Vectors of the reference implementation (phc-winner-argon2, src/test.c).
    assertThat(List.of(argon2i, argon2id, oldArgon2i))
        .allSatisfy(encoded -> assertThat(readable(encoded).matches("password")).isTrue())
        .allSatisfy(encoded -> assertThat(readable(encoded).matches("Password")).isFalse());
  }

  /** RFC 7914, section 12, and RFC 6070 with more bytes cut off. */
  @Test
  void readsOtherPhcStrings() {
    String scrypt =
        "$scrypt$ln=10,r=8,p=16$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWIurzDZLiKjiG/xCSedmDDaxyevuUqD7m2DYMvfoswGQA";
    assertThat(readable(scrypt).matches("password")).isTrue();
    assertThat(readable(scrypt).matches("passwore")).isFalse();
    String pbkdf2 = "$pbkdf2-sha1$i=4096,l=20$c2FsdA$SwB5AbdlSJq+rUnZJvch0GWkKcE";
    assertThat(readable(pbkdf2).matches("password")).isTrue();
    assertThat(readable(pbkdf2).matches("passwore")).isFalse();
  }

  static Stream<String> exhausting() {
    return Stream.of(
        "pbkdf2_sha256$999999999$salt$" + "A".repeat(43) + "=",
        "pbkdf2_sha256$0$salt$" + "A".repeat(43) + "=",
        "argon2$argon2id$v=19$m=99999999,t=1,p=1$c29tZXNhbHQ$" + "A".repeat(22),
        "argon2$argon2id$v=19$m=102400,t=99999,p=8$c29tZXNhbHQ$" + "A".repeat(22),
        "argon2$argon2id$v=19$m=8,t=1,p=999$c29tZXNhbHQ$" + "A".repeat(22),
        "bcrypt$$2b$31$" + "A".repeat(53),
        "$2b$16$" + "A".repeat(53),
        "$2b$03$" + "A".repeat(53),
        "scrypt$1073741$salt$8$1$" + "A".repeat(44),
        "scrypt$16384$salt$8$99999$" + "A".repeat(44),
        "scrypt$16384$salt$99999$1$" + "A".repeat(44),
        "$scrypt$ln=30,r=8,p=1$c2FsdA$" + "A".repeat(44));
  }

  @ParameterizedTest
  @MethodSource("exhausting")
  void refusesWhatIsMeantToExhaust(String encoded) {
    assertThat(ForeignHash.read(encoded)).isInstanceOf(Reading.TooCostly.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pbkdf2_sha256$99999999999999$salt$AAAA",
        "pbkdf2_md5$1$salt$AAAA",
        "scrypt$16384$salt$8$5$not*base64",
        "argon2$argon2id$v=19$m=8,t=1,p=1$A$A",
        "md5$salt$short",
        "crypt$$ab1234567890."
      })
  void whatIsNoHashMatchesNothing(String encoded) {
    assertThat(ForeignHash.read(encoded)).isInstanceOf(Reading.Unknown.class);
  }

  private static ForeignHash readable(String encoded) {
    assertThat(ForeignHash.read(encoded)).isInstanceOf(Reading.Known.class);
    return ((Reading.Known) ForeignHash.read(encoded)).hash();
  }
}
