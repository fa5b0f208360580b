package dev.vestibule.ui.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTest {
  private static final Pattern DECLARED =
      Pattern.compile("--accent:(#\\w{6});--on-accent:(#\\w{6});--link:(#\\w{6})");

  @Test
  void contrastIsWcags() {
    assertThat(Accent.of("#000000").contrast(Accent.of("#ffffff"))).isEqualTo(21, within(0.01));
    assertThat(Accent.of("#767676").contrast(Accent.of("#ffffff"))).isEqualTo(4.54, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#4f46e5", "#ffff00", "#000000", "#ffffff", "#808080", "#ff0000", "#00c853"})
  void anyColourCanBeRead(String colour) {
    Matcher declared =
        DECLARED.matcher(Accent.properties(colour, Assets.LIGHT_CARD, Assets.DARK_CARD));
    for (String card : new String[] {Assets.LIGHT_CARD, Assets.DARK_CARD}) {
      assertThat(declared.find()).isTrue();
      assertThat(contrast(declared.group(1), declared.group(2))).isGreaterThanOrEqualTo(4.5);
      assertThat(contrast(declared.group(3), card)).isGreaterThanOrEqualTo(4.5);
    }
  }

  private static double contrast(String one, String other) {
    return Accent.of(one).contrast(Accent.of(other));
  }
}
