package dev.vestibule.dialect.drf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.co",
        "a+b@localhost",
        "\"a\"@b.co",
        "a@[127.0.0.1]",
        "a@[::1]",
        "a@été.fr",
        "a@b.xn--p1ai",
        "a.b@c-d.example"
      })
  void takesAddresses(String address) {
    assertThat(Validators.isEmail(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a@b",
        "x@",
        "@b.co",
        "a..b@c.de",
        "é@b.co",
        "a b@c.de",
        "a@-b.co",
        "a@b-.co",
        "a@[1.2.3]",
        "a@[1:2]",
        "a@[01.2.3.4]",
        "a@b.co\n",
        "a@b.c"
      })
  void refusesOthers(String address) {
    assertThat(Validators.isEmail(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"élodie.été", "a@b+c-d_e", "用户", "٣", "Ⅷ"})
  void takesUsernames(String name) {
    assertThat(Validators.username(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "a\u0301", "👩", "a\n"})
  void refusesOtherUsernames(String name) {
    assertThat(Validators.username(name)).isPresent();
  }
}
