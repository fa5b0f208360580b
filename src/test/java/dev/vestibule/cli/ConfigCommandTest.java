package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.config.SettingsReference;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void showsWhatIsInForceAndWhereItCameFrom() {
    Map<String, String> environment =
        Map.of(
            "VESTIBULE_MAIL_SMTP_PASSWORD", "hunter2",
            "VESTIBULE_DATABASE_URL", "jdbc:x://u:hunter2@h/d?password=hunter2");

    assertThat(run(environment, "config", "--port", "9000", "--cors-credentials"))
        .isEqualTo(ExitCode.DONE);
    assertThat(text(out))
        .contains("server.port = 9000  [flag, --port]\n")
        .contains("cors.credentials = true  [flag, --cors-credentials]\n")
        .contains("mail.smtp.password = (secret)  [environment, VESTIBULE_MAIL_SMTP_PASSWORD]\n")
        .contains("database.url = jdbc:x://u:(secret)@h/d?password=(secret)  [")
        .contains("links.lifetime = 3d  [default]\n")
        .doesNotContain("hunter2");
  }

  @Test
  void showsTheSameAsJson() {
    Map<String, String> environment = Map.of("VESTIBULE_MAIL_SMTP_PASSWORD", "hunter2");
    assertThat(run(environment, "config", "--json", "--port=9000")).isEqualTo(ExitCode.DONE);

    JsonNode settings = JsonMapper.shared().readTree(text(out));
    assertThat(settings.get("server.port").get("value").asInt()).isEqualTo(9000);
    assertThat(settings.get("server.port").get("from").asString()).isEqualTo("flag, --port");
    assertThat(settings.get("server.public-url").get("value").isNull()).isTrue();
    assertThat(settings.get("cors.headers").get("value").size()).isEqualTo(11);
    assertThat(settings.get("mail.smtp.password").get("value").asString()).isEqualTo("(secret)");
  }

  @Test
  void printsThePageOfAllSettings() {
    assertThat(run(Map.of(), "config", "--docs")).isEqualTo(ExitCode.DONE);
    assertThat(text(out)).isEqualTo(SettingsReference.page());
  }

  @Test
  void refusedSettingsEndWithTwoAndAllReasons() {
    assertThat(run(Map.of(), "config", "--mode", "production", "--port", "x"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(text(err)).contains("server.port", "server.public-url", "mail.transport");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void unknownOptionsNameTheNearestAndKeepTheirValue() {
    assertThat(run(Map.of(), "config", "--jsn", "--srever-port=hunter2", "--log-level=loud"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(text(err))
        .contains("--jsn is no option or setting; the nearest is --json")
        .contains("--srever-port is no option or setting; the nearest is --server-port")
        .contains("log.level (flag, --log-level)")
        .doesNotContain("hunter2");
  }

  @Test
  void unknownVerbsNameTheNearest() {
    assertThat(run(Map.of(), "cnofig")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(text(err)).contains("cnofig is no verb; the nearest is config");
  }

  @Test
  void helpIsShortAndConfigsHelpListsTheFlags() {
    assertThat(run(Map.of(), "--help")).isEqualTo(ExitCode.DONE);
    assertThat(text(out)).contains("config").doesNotContain("--mail-smtp-host");
    assertThat(run(Map.of(), "config", "--help")).isEqualTo(ExitCode.DONE);
    assertThat(text(out)).contains("--mail-smtp-host");
    assertThat(run(Map.of(), "config", "--version")).isEqualTo(ExitCode.DONE);
    assertThat(run(Map.of())).isEqualTo(ExitCode.WRONG_USAGE);
  }

  @Test
  void takesSettingsOutOfTheArguments() {
    SettingFlags split =
        SettingFlags.split(
            List.of(
                "mail",
                "--port",
                "1",
                "send",
                "--cors-credentials",
                "a@b.c",
                "--host",
                "--",
                "--port=2"));

    assertThat(split.flags()).containsExactly("--port=1", "--cors-credentials", "--host=");
    assertThat(split.others()).containsExactly("mail", "send", "a@b.c", "--", "--port=2");
  }

  private int run(Map<String, String> environment, String... arguments) {
    PrintStream answers = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream problems = new PrintStream(err, true, StandardCharsets.UTF_8);
    InputStream in = InputStream.nullInputStream();
    return VestibuleCommand.run(
        Invocation.of(List.of(arguments), environment, folder, in, answers, problems));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
