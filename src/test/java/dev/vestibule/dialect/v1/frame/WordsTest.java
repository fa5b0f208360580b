package dev.vestibule.dialect.v1.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Language;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(Words.keys(Language.FR)).isEqualTo(Words.keys(Language.EN));
  }

  @Test
  void everyKindOfProblemIsWorded() {
    assertThat(Words.keys(Language.EN))
        .containsAll(
            Stream.of(ProblemKind.values())
                .flatMap(kind -> Stream.of(kind.code() + ".title", kind.code() + ".detail"))
                .toList());
  }
}
