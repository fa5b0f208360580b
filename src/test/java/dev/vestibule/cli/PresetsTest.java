package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.cli.frontend.Preset;
import dev.vestibule.platform.config.SettingCatalogue;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresetsTest {
  private static final String OURS =
      """
      # Ours
      site:
        name: Lumen   # on every page

      dialects:
          djoser:
              prefix: /api/auth
              routes:
                  me: /me/
          signup:
              enabled: false
      log:
        requests: true
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void aPresetIsReadBackAndEveryLineDiffersFromTheDefaults(Preset preset) throws IOException {
    String lines =
        new Console(folder)
            .says(
                "config", "preset", preset.word(), "--front-end", "https://app.example.org/signin");
    Path file = Files.writeString(folder.resolve("vestibule.yaml"), lines);

    SettingsOutcome outcome = SettingsReader.read(Sources.of(List.of(), Map.of(), folder));

    assertThat(outcome).as(lines).isInstanceOf(SettingsOutcome.Loaded.class);
    SettingsOutcome.Loaded loaded = (SettingsOutcome.Loaded) outcome;
    Map<String, Object> usual = SettingCatalogue.values(Settings.defaults());
    Map<String, Object> values = SettingCatalogue.values(loaded.settings());
    assertThat(loaded.origins().byKey()).isNotEmpty();
    loaded
        .origins()
        .byKey()
        .keySet()
        .forEach(key -> assertThat(values.get(key)).as(key).isNotEqualTo(usual.get(key)));
    assertThat(loaded.settings().linkBase()).isEqualTo("https://app.example.org");
    assertThat(loaded.settings().cors().origins()).containsExactly("https://app.example.org");
    assertThat(file).exists();
  }

  @Test
  void thePresetsAreListed() {
    assertThat(new Console(folder).says("config", "presets").lines())
        .hasSize(Preset.values().length)
        .allMatch(line -> Preset.named(line.substring(0, line.indexOf(' '))).isPresent());
  }

  @Test
  void linesArePutBelowTheSectionsThatAreThere() throws IOException {
    Path file = Files.writeString(folder.resolve("vestibule.yaml"), OURS);

    new Console(folder).says("config", "preset", "cookies", "--write");

    assertThat(file)
        .hasContent(
            """
            # Ours
            site:
              name: Lumen   # on every page
              domain: localhost:3000
              protocol: http

            dialects:
                djoser:
                    prefix: /api/auth
                    routes:
                        me: /me/
                    natural-name: email
                    fields: {first_name: required, last_name: required}
                    cookies:
                      enabled: true
                      in-body: false
                signup:
                    enabled: false
            log:
              requests: true
            cors:
              origins: [http://localhost:3000]
              credentials: true
            """);
  }

  @Test
  void whatStandsThereIsNotWrittenOver() throws IOException {
    String before = "dialects: {djoser: {natural-name: username}}\n";
    Path file = Files.writeString(folder.resolve("vestibule.yaml"), before);
    Console console = new Console(folder);

    assertThat(console.run("config", "preset", "jwt", "--write")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err())
        .contains("dialects.djoser.natural-name stands in", "vestibule.yaml already");
    assertThat(file).hasContent(before);
  }

  @Test
  void aFileIsMadeWhereThereIsNone() {
    new Console(folder)
        .says("config", "preset", "token", "--write", "--front-end=http://localhost:5173");

    assertThat(folder.resolve("vestibule.yaml"))
        .hasContent(
            """
            site:
              domain: localhost:5173
              protocol: http
            cors:
              origins: [http://localhost:5173]
            dialects:
              djoser:
                user-create-password-retype: false
                set-password-retype: false
                password-reset-confirm-retype: false
            """);
  }

  @Test
  void wrongNamesAndAddressesAreRefused() {
    Console console = new Console(folder);

    assertThat(console.run("config", "preset", "jtw")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err())
        .contains("There is no preset jtw; there are jwt, bearer, token, cookies");
    assertThat(console.run("config", "preset", "jwt", "--front-end", "app.example.org"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("--front-end takes an address");
  }

  @Test
  void cookiesOnAnotherSiteSaySo() {
    Console console = new Console(folder);
    String own = "--server-public-url=https://accounts.example.org";

    assertThat(
            console.says("config", "preset", "cookies", "--front-end=https://app.example.org", own))
        .doesNotContain("same-site");
    for (String other :
        List.of("https://example.net", "http://app.example.org", "https://10.0.0.7")) {
      assertThat(console.says("config", "preset", "cookies", "--front-end", other, own))
          .contains("same-site: none");
    }
    assertThat(
            console.says(
                "config",
                "preset",
                "cookies",
                "--front-end=https://a.co.uk",
                "--server-public-url=https://b.co.uk"))
        .contains("same-site: none");
  }
}
