package dev.vestibule.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsOutcome.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  @TempDir Path folder;

  @Test
  void defaultsHaveNoProblem() {
    Settings settings = Settings.defaults();

    assertThat(settings.mode()).isEqualTo(Mode.DEVELOPMENT);
    assertThat(settings.server().port()).isEqualTo(8000);
    assertThat(settings.mailTransport()).isEqualTo(MailTransport.INBOX);
    assertThat(settings.linkBase()).isEqualTo("http://localhost:8000");
    assertThat(settings.listeningOn(81).publicUrl()).isEqualTo("http://localhost:81");
  }

  @Test
  void flagsWinOverEnvironmentOverFileOverDefaults() {
    Path file = file("server:\n  port: 1\n  host: file\n  base-path: /file\n");
    Map<String, String> environment =
        Map.of("VESTIBULE_SERVER_PORT", "2", "VESTIBULE_SERVER_HOST", "environment", "HOME", "/");
    Loaded loaded = load(new Sources(Optional.of(file), environment, List.of("--port=3")));

    ServerSettings server = loaded.settings().server();
    assertThat(server.port()).isEqualTo(3);
    assertThat(server.host()).isEqualTo("environment");
    assertThat(server.basePath()).isEqualTo("/file");
    assertThat(loaded.origins().of("server.port").place()).isEqualTo("flag, --port");
    assertThat(loaded.origins().of("server.host").place())
        .isEqualTo("environment, VESTIBULE_SERVER_HOST");
    assertThat(loaded.origins().of("server.base-path").place()).isEqualTo(file + ", line 4");
    assertThat(loaded.origins().of("log.level").place()).isEqualTo("default");
  }

  @Test
  void readsEveryType() {
    Settings settings =
        load(Sources.ofFlags(
                "--server-public-url=https://a.example/x/",
                "--data=elsewhere",
                "--passwords-max-similarity=0.5",
                "--log-requests=false",
                "--cors-credentials",
                "--links-lifetime=1h30m",
                "--tokens-leeway=PT2S",
                "--mail-retry-first=20",
                "--mail-smtp-connect-timeout=500ms",
                "--mail-smtp-security=TLS",
                "--cors-origins=https://a.example, http://b.example:3000",
                "--site-domain="))
            .settings();

    assertThat(settings.server().publicUrl()).contains(URI.create("https://a.example/x/"));
    assertThat(settings.linkBase()).isEqualTo("https://a.example/x");
    assertThat(settings.data()).isEqualTo(Path.of("elsewhere"));
    assertThat(settings.passwords().maxSimilarity()).isEqualTo(0.5);
    assertThat(settings.log().requests()).isFalse();
    assertThat(settings.cors().credentials()).isTrue();
    assertThat(settings.links().lifetime()).isEqualTo(Duration.ofMinutes(90));
    assertThat(settings.tokens().leeway()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.mail().retryFirst()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.mail().smtp().connectTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.mail().smtp().security()).isEqualTo(SmtpSecurity.TLS);
    assertThat(settings.cors().origins())
        .containsExactly("https://a.example", "http://b.example:3000");
    assertThat(settings.site().domain()).isEmpty();
  }

  @Test
  void namesWhatIsUnknownAndTheNearestKey() {
    Path file = file("server:\n  prot: 5\nLOGIN_FIELD: email\n");
    Map<String, String> environment = Map.of("VESTIBULE_LOG_LEVL", "info");
    List<String> lines = refuse(new Sources(Optional.of(file), environment, List.of("--moed=x")));

    assertThat(lines)
        .containsExactly(
            "server.prot ("
                + file
                + ", line 2): is no setting; the nearest is server.port, a whole number from 0 to"
                + " 65535",
            "LOGIN_FIELD ("
                + file
                + ", line 3): is no setting; the nearest is dialects.djoser.login-field, one of"
                + " username, email",
            "VESTIBULE_LOG_LEVL (environment, VESTIBULE_LOG_LEVL): is no setting; the nearest is"
                + " VESTIBULE_LOG_LEVEL, one of error, warning, info, debug",
            "--moed (flag, --moed): is no setting; the nearest is --mode, one of development,"
                + " production");
  }

  @Test
  void namesEveryBadValueAtOnceAndNeverASecret() {
    List<String> lines =
        refuse(
            Sources.ofFlags(
                "--port=65536",
                "--passwords-max-similarity=2",
                "--log-requests=yes",
                "--links-lifetime=soon",
                "--mail-transport=pigeon",
                "--server-public-url=ftp://user:hunter2@host",
                "--secrets-master-key=hunter2",
                "--tokens-algorithm=hs256",
                "--tokens-signing-key=hunter2"));

    assertThat(lines).hasSize(8);
    assertThat(String.join("\n", lines))
        .contains(
            "server.port (flag, --port): \"65536\" is refused; it takes a whole number from 0 to"
                + " 65535")
        .contains("one of smtp, inbox, console, folder")
        .contains("secrets.master-key", "tokens.signing-key")
        .doesNotContain("hunter2");
  }

  @Test
  void variablesOfOthersAreLeftAlone() {
    Map<String, String> environment =
        Map.of(
            "VESTIBULE_TEST_X", "1",
            "VESTIBULE_CONFIG", "x",
            "VESTIBULE_JAVA_OPTS", "-Xmx1g",
            "VESTIBULE_PORT", "tcp://10.0.0.1:8000",
            "VESTIBULE_PORT_8000_TCP", "tcp://10.0.0.1:8000",
            "VESTIBULE_SERVICE_HOST", "10.0.0.1",
            "VESTIBULE_SERVER_PORT", "");

    load(new Sources(Optional.empty(), environment, List.of()));
    assertThat(refuse(new Sources(Optional.empty(), Map.of("VESTIBULE_PORT", "9"), List.of())))
        .hasSize(1);
  }

  @Test
  void findsTheFile() throws IOException {
    assertThat(Sources.of(List.of(), Map.of(), folder).file()).isEmpty();
    Files.createFile(folder.resolve("vestibule.yaml"));
    assertThat(Sources.of(List.of(), Map.of(), folder).file())
        .contains(folder.resolve("vestibule.yaml"));
    Map<String, String> named = Map.of("VESTIBULE_CONFIG", "b.yaml");
    assertThat(Sources.of(List.of(), named, folder).file()).contains(folder.resolve("b.yaml"));
    assertThat(Sources.of(List.of("--config=c.yaml"), named, folder).file())
        .contains(folder.resolve("c.yaml"));
    assertThat(refuse(Sources.of(List.of("--config=c.yaml"), Map.of(), folder)))
        .singleElement()
        .asString()
        .contains("c.yaml", "cannot be read");
  }

  @Test
  void refusesFilesThatAreNoSettings() {
    assertThat(refuseFile("a: [1")).singleElement().asString().contains("is not valid YAML");
    assertThat(refuseFile("tokens: {signing-key: 'hunter2"))
        .singleElement()
        .asString()
        .doesNotContain("hunter2");
    assertThat(refuseFile("- a\n")).singleElement().asString().contains("one YAML document");
    assertThat(refuseFile("server: 5\n")).singleElement().asString().contains("is a section");
    assertThat(refuseFile("data: [a, b]\n")).singleElement().asString().contains("takes a path");
    assertThat(refuseFile("data: a\ndata: b\n")).singleElement().asString().contains("twice");
    assertThat(refuseFile("data: &x a\nsite: {name: *x}\n"))
        .singleElement()
        .asString()
        .contains("alias");
  }

  @Test
  void readsListsAndIgnoresWhatIsLeftEmpty() {
    Path file =
        file("cors:\n  origins:\n    - https://a.example\n    - '*'\nsite:\nserver: {port: }");
    Settings settings = load(new Sources(Optional.of(file), Map.of(), List.of())).settings();

    assertThat(settings.cors().origins()).containsExactly("https://a.example", "*");
    assertThat(settings.server().port()).isEqualTo(8000);
    load(new Sources(Optional.of(file("")), Map.of(), List.of()));
  }

  @Test
  void noTwoSettingsShareAVariableOrFlag() {
    List<SettingKey> keys = SettingCatalogue.keys();

    assertThat(new HashSet<>(keys.stream().map(SettingKey::variable).toList())).hasSameSizeAs(keys);
    assertThat(new HashSet<>(keys.stream().map(SettingKey::flag).toList())).hasSameSizeAs(keys);
  }

  private List<String> refuseFile(String text) {
    return refuse(new Sources(Optional.of(file(text)), Map.of(), List.of()));
  }

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("settings.yaml"), text);
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Loaded load(Sources sources) {
    return switch (SettingsReader.read(sources)) {
      case Loaded loaded -> loaded;
      case Refused refused -> throw new AssertionError(refused.problems().toString());
    };
  }

  private static List<String> refuse(Sources sources) {
    return switch (SettingsReader.read(sources)) {
      case Loaded loaded -> throw new AssertionError(loaded.toString());
      case Refused refused -> refused.problems().stream().map(Problem::line).toList();
    };
  }
}
