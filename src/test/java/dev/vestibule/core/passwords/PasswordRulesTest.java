package dev.vestibule.core.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.core.passwords.Weakness.Attribute;
import dev.vestibule.platform.config.PasswordSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private final PasswordRules rules =
      new PasswordRules(new PasswordSettings(8, 0.7, 19456, 2, 1, 256));
  private final PersonalWords anna =
      PersonalWords.of("anna_kestrel", "Bartholomew", "D'Arc", "anna@example.test", "");

  @Test
  void tellsAllWeaknessesInOrder() {
    assertThat(rules.check("123456", anna))
        .containsExactly(
            new Weakness.TooShort(8), new Weakness.TooCommon(), new Weakness.EntirelyNumeric());
  }

  @ParameterizedTest
  @CsvSource({
    "anna_kestrel1, USERNAME",
    "KESTREL_anna, USERNAME",
    "Bartholomew, FIRST_NAME",
    "anna@example, EMAIL"
  })
  void findsWhatItIsTooMuchLike(String password, Attribute attribute) {
    assertThat(rules.check(password, anna)).contains(new Weakness.TooSimilar(attribute));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "abc", "password123", "PASSWORD123", "1234567890", "aaaaaaaaaaaa"})
  void knowsCommonOnes(String password) {
    assertThat(rules.check(password, PersonalWords.none())).contains(new Weakness.TooCommon());
  }

  @ParameterizedTest
  @ValueSource(strings = {"qZ7", "aB3", "aZ1"})
  void shortIsNotCommon(String password) {
    assertThat(rules.check(password, PersonalWords.none()))
        .containsExactly(new Weakness.TooShort(8));
  }

  @Test
  void acceptsAGoodOne() {
    assertThat(rules.check("Vr8!kestrel-91", PersonalWords.of("bob", "", "", "b@x.test", "")))
        .isEmpty();
  }

  @Test
  void countsCharactersNotUnits() {
    assertThat(rules.check("👩".repeat(7) + "x", PersonalWords.none())).isEmpty();
    assertThat(rules.check("x".repeat(1025), PersonalWords.none()))
        .isEqualTo(List.of(new Weakness.TooLong(1024)));
  }
}
