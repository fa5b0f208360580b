package dev.vestibule.dialect.drf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Language;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void wordsEveryTextInBothLanguagesAndNothingElse() {
    var texts = new TreeSet<>(Arrays.stream(Text.values()).map(Wording::key).toList());
    for (String file : new String[] {"messages_en.properties", "messages_fr.properties"}) {
      var keys = new TreeSet<>(Wording.read(file).stringPropertyNames());
      keys.removeIf(key -> key.endsWith(".one"));
      assertThat(keys).as(file).isEqualTo(texts);
    }
  }

  @Test
  void usesTheSameArgumentsInBothLanguages() {
    var english = Wording.read("messages_en.properties");
    var french = Wording.read("messages_fr.properties");
    for (String key : english.stringPropertyNames()) {
      assertThat(arguments(french.getProperty(key)))
          .as(key)
          .isEqualTo(arguments(english.getProperty(key)));
    }
  }

  private static java.util.Set<String> arguments(String words) {
    return new TreeSet<>(
        Pattern.compile("\\{\\w+\\}").matcher(words).results().map(r -> r.group()).toList());
  }

  @Test
  void countsNothingAsOneInFrenchAlone() {
    var none = Text.AVAILABLE_IN.with("count", 0);
    assertThat(none.in(Language.FR)).isEqualTo("Disponible à nouveau dans 0 seconde.");
    assertThat(none.in(Language.EN)).isEqualTo("Expected available in 0 seconds.");
    assertThat(Text.PASSWORD_TOO_SHORT.with("count", 1).in(Language.EN)).endsWith("1 character.");
  }

  @Test
  void leavesBracesInValuesAlone() {
    assertThat(Text.INVALID_CHOICE.with("input", "{input}").in(Language.EN))
        .isEqualTo("\"{input}\" is not a valid choice.");
  }

  @Test
  void namesWhatAPasswordResembles() {
    var weakness =
        new dev.vestibule.core.passwords.Weakness.TooSimilar(
            dev.vestibule.core.passwords.Weakness.Attribute.USERNAME);
    assertThat(PasswordMessages.of(weakness).in(Language.FR))
        .isEqualTo("Le mot de passe est trop semblable au champ «\u00a0nom d’utilisateur\u00a0».");
  }
}
