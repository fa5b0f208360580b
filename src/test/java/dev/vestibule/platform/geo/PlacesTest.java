package dev.vestibule.platform.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.TestServer;
import dev.vestibule.platform.http.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  @TempDir private Path folder;

  private Places places() {
    return Places.of(
        Optional.of(
            new PlaceFile()
                .with(
                    "203.0.113.0", 24, PlaceFile.city("London", "Londres", "England", "Angleterre"))
                .with("198.51.100.0", 25, Map.of("country", Map.of("names", Map.of("en", "Peru"))))
                .with("192.0.2.7", 32, Map.of("postal", Map.of("code", "15000")))
                .writeTo(folder.resolve("places.mmdb"))));
  }

  @Test
  void anAddressHasItsPlaceInTheLanguageOfThePage() {
    Places places = places();
    assertThat(places.find("203.0.113.200", Language.EN)).contains("London, England");
    assertThat(places.find("203.0.113.200", Language.FR)).contains("Londres, Angleterre");
    assertThat(places.find("::ffff:203.0.113.9", Language.EN)).contains("London, England");
    assertThat(places.kind()).contains("Test-City");
  }

  @Test
  void aMissingTranslationIsEnglish() {
    Places places = places();
    assertThat(places.find("198.51.100.1", Language.FR)).contains("Peru");
  }

  @Test
  void anUnknownAddressHasNoPlace() {
    Places places = places();
    assertThat(places.find("198.51.100.200", Language.EN)).isEmpty();
    assertThat(places.find("192.0.2.7", Language.EN)).as("no names").isEmpty();
    assertThat(places.find("127.0.0.1", Language.EN)).isEmpty();
    assertThat(places.find("2001:db8::1", Language.EN)).isEmpty();
    assertThat(places.find("no.such.host.example", Language.EN)).isEmpty();
  }

  @Test
  void withoutAFileNoPlaceIsKnown() {
    Places none = Places.of(Optional.empty());
    assertThat(none.find("203.0.113.1", Language.EN)).isEmpty();
    assertThat(none.kind()).isEmpty();
  }

  @Test
  void aFileOfAnotherKindStopsTheStart() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.mmdb"), "This is no place.");
    assertThatThrownBy(() -> TestServer.start(Map.of("geoip.file", wrong.toString())))
        .hasMessage("geoip.file: " + wrong + " is no readable file in MaxMind's DB format (.mmdb)");
  }

  @Test
  void aMissingFileIsRefusedBeforeTheStart() {
    String missing = folder.resolve("none.mmdb").toString();
    assertThatThrownBy(() -> TestServer.start(Map.of("geoip.file", missing)))
        .hasMessageContaining("geoip.file", missing + " does not exist");
  }
}
