package dev.vestibule.ui.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Language;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordsTest {
  private final Words english = Words.in(Language.EN);
  private final Words french = Words.in(Language.FR);

  @Test
  void bothLanguagesSayEverything() {
    assertThat(new TreeSet<>(french.keys())).isEqualTo(new TreeSet<>(english.keys()));
    for (String key : english.keys()) {
      assertThat(french.get(key)).as(key).isNotBlank();
      assertThat(french.get(key).contains("{0}"))
          .as(key)
          .isEqualTo(english.get(key).contains("{0}"));
    }
  }

  @Test
  void frenchSpacesDoNotBreak() {
    for (String key : french.keys()) {
      assertThat(french.get(key)).as(key).doesNotContainPattern("[ \\p{L}][:;?!»]| [:;?!»]|« |'");
    }
  }

  @Test
  void valuesStandInTheirPlaces() {
    assertThat(english.get("password.short", 8))
        .isEqualTo("A password needs at least 8 characters.");
  }
}
