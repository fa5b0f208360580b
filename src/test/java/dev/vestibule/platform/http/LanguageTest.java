package dev.vestibule.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | FR",
        "FR | FR",
        "fr-CA | FR",
        "fr-ca-quebec | FR",
        "de | EN",
        "de, fr;q=0.5 | FR",
        "en;q=0.3, fr;q=0.8 | FR",
        "en, fr | EN",
        "fr;q=0 | FR",
        "*, fr;q=0.9 | EN",
        "fr, *;q=0.1 | FR",
        "fr;q=2 | EN",
        "fr;q=0.1234 | EN",
        "fr; q=0.5 , en ; q=0.4 | FR",
        "fr;;q=1 | EN",
        "fr_FR | EN",
        "fr,, | EN",
        "'' | EN",
      })
  void readsAcceptLanguageAsDjangoDoes(String header, Language expected) {
    assertThat(Language.of(header, Language.EN)).isEqualTo(expected);
  }

  @Test
  void fallsBackWithoutAHeaderAndCutsALongOne() {
    assertThat(Language.of(null, Language.FR)).isEqualTo(Language.FR);
    assertThat(Language.of("fr," + "x,".repeat(300) + "!", Language.EN)).isEqualTo(Language.FR);
    assertThat(Language.of("f".repeat(501), Language.EN)).isEqualTo(Language.EN);
  }
}
