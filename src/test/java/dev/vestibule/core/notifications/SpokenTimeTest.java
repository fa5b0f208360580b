package dev.vestibule.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Language;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTimeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UTC          | EN | 2026-03-01T10:00:00Z | 1 March 2026 at 10:00 (UTC)
          UTC          | FR | 2026-03-01T10:00:00Z | 1er mars 2026 à 10:00 (UTC)
          Europe/Paris | EN | 2026-08-14T22:30:00Z | 15 August 2026 at 00:30 (CEST)
          Europe/Paris | FR | 2026-08-14T22:30:00Z | 15 août 2026 à 00:30 (CEST)
          """)
  void momentsAreSaidInTheReadersLanguage(
      String zone, Language language, Instant moment, String said) {
    assertThat(new SpokenTime(ZoneId.of(zone)).of(moment, language)).isEqualTo(said);
  }
}
