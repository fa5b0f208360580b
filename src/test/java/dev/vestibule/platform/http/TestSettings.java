package dev.vestibule.platform.http;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import java.util.stream.Stream;

/** Settings for servers on a free local port. */
final class TestSettings {
  private TestSettings() {}

  static Settings of(String... flags) {
    String[] all =
        Stream.concat(Stream.of("--server-host=127.0.0.1", "--server-port=0"), Stream.of(flags))
            .toArray(String[]::new);
    return ((Loaded) SettingsReader.read(Sources.ofFlags(all))).settings();
  }
}
