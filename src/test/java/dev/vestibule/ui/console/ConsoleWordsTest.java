package dev.vestibule.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Language;
import org.junit.jupiter.api.Test;

class ConsoleWordsTest {
  private final ConsoleWords english = ConsoleWords.in(Language.EN);
  private final ConsoleWords french = ConsoleWords.in(Language.FR);

  @Test
  void bothLanguagesSayEverything() {
    assertThat(french.keys()).isEqualTo(english.keys());
    for (String key : english.keys()) {
      assertThat(french.get(key)).as(key).isNotBlank();
      for (int i = 0; i < 4; i++) {
        assertThat(french.get(key).contains("{" + i + "}"))
            .as(key)
            .isEqualTo(english.get(key).contains("{" + i + "}"));
      }
    }
  }

  @Test
  void frenchSpacesDoNotBreak() {
    for (String key : french.keys()) {
      assertThat(french.get(key)).as(key).doesNotContainPattern("[ \\p{L}][:;?!»]| [:;?!»]|« |'");
    }
  }
}
