package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.geo.PlaceFile;
import dev.vestibule.platform.sms.GatewayScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DoctorCommandTest {
  @TempDir Path folder;
  private Path data;
  private Console console;

  @BeforeEach
  void open() {
    data = folder.resolve("data");
    console = new Console(folder);
  }

  @Test
  void makesNothingWhereNothingIs() {
    assertThat(console.says("doctor")).contains("warn  database  there is none yet");
    assertThat(data).doesNotExist();
  }

  @Test
  void findsAHealthyHouseHealthy() {
    console.says("users", "list");
    JsonNode answer = console.json("doctor", "--json", "--site-name=Vestibule");
    assertThat(answer.get("ok").booleanValue()).isTrue();
    for (JsonNode finding : answer.get("findings")) {
      assertThat(finding.get("level").stringValue()).as(finding.toString()).isEqualTo("ok");
      assertThat(finding.propertyNames())
          .containsExactlyInAnyOrder("check", "level", "says", "mend");
    }
  }

  @Test
  void namesAMailServerThatDoesNotAnswer() {
    console.says("migrate");
    assertThat(
            console.run(
                "doctor",
                "--mail-transport=smtp",
                "--mail-smtp-host=127.0.0.1",
                "--mail-smtp-port=1",
                "--mail-smtp-security=none"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(console.out())
        .contains("FAIL  mail", "-> check mail.smtp.host")
        .contains("warn  settings  mail from localhost", "-> set mail.from");
  }

  @Test
  void readsTheFileOfPlaces() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.mmdb"), "no places");
    assertThat(console.run("doctor", "--geoip-file=" + wrong)).isEqualTo(ExitCode.FAILED);
    assertThat(console.out())
        .contains("FAIL  geoip", "is no readable file in MaxMind's DB format", "-> install");
    Path right = new PlaceFile().writeTo(folder.resolve("places.mmdb"));
    assertThat(console.says("doctor", "--geoip-file=" + right))
        .contains("ok    geoip     places come from Test-City");
  }

  @Test
  void advisesLongerCodesInProduction() {
    console.says("users", "list");
    String[] production = {
      "doctor",
      "--mode=production",
      "--server-public-url=https://a.example",
      "--mail-transport=smtp",
      "--mail-smtp-host=127.0.0.1",
      "--mail-smtp-port=1",
      "--codes-length=5"
    };
    console.run(production);
    assertThat(console.out())
        .contains("warn  settings  codes of 5 digits are easily guessed", "-> set codes.length");
    production[6] = "--codes-length=6";
    console.run(production);
    assertThat(console.out()).doesNotContain("are easily guessed");
  }

  @Test
  void namesRightsThatAreTooWide() throws Exception {
    console.says("users", "list");
    Files.setPosixFilePermissions(
        data.resolve("master.key"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(console.run("doctor")).isEqualTo(ExitCode.FAILED);
    assertThat(console.out()).contains("FAIL  files", "-> chmod 600 " + data.resolve("master.key"));
  }

  @Test
  void namesAnotherMasterKeyAndAMissingOne() throws Exception {
    console.says("users", "list");
    Path key = data.resolve("master.key");
    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
    assertThat(console.run("doctor")).isEqualTo(ExitCode.FAILED);
    assertThat(console.out()).contains("the master key is not the one", "-> bring back");
    assertThat(console.run("users", "list")).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("is the master key the one it was sealed with?");

    Files.delete(key);
    assertThat(console.run("doctor")).isEqualTo(ExitCode.FAILED);
    assertThat(console.out()).contains("the master key file is missing");
    assertThat(key).doesNotExist();
  }

  @Test
  void namesADamagedDatabase() throws Exception {
    Files.createDirectories(data);
    Files.writeString(data.resolve("vestibule.sqlite3"), "no database".repeat(1000));
    assertThat(console.run("doctor")).isEqualTo(ExitCode.FAILED);
    assertThat(console.out()).contains("FAIL  database", "restore the latest backup");
  }

  @Test
  void asksTheGatewayWithoutSendingAnything() throws Exception {
    console.says("users", "list");
    try (GatewayScript gateway = new GatewayScript()) {
      gateway.then(404, "").then(401, "");
      String url = gateway.url() + "/send?key=s3cret&n={to}&t={text}";
      assertThat(console.says("doctor", "--sms-transport=http", "--sms-http-url=" + url))
          .contains("ok    sms       the gateway answers");
      GatewayScript.Heard asked = gateway.next();
      assertThat(asked.method() + " " + asked.target()).isEqualTo("HEAD /");
      String[] twilio = {
        "doctor",
        "--sms-transport=twilio",
        "--sms-twilio-account-sid=AC1",
        "--sms-twilio-auth-token=s3cret",
        "--sms-from=Example",
        "--sms-twilio-url=" + gateway.url()
      };
      assertThat(console.run(twilio)).isEqualTo(ExitCode.FAILED);
      assertThat(console.out()).contains("FAIL  sms", "-> check sms.twilio.account-sid");
      assertThat(gateway.next().method()).isEqualTo("GET");
    }
  }

  @Test
  void namesAGatewayThatDoesNotAnswerAndAMissingOne() {
    console.says("users", "list");
    assertThat(
            console.run(
                "doctor", "--sms-transport=http", "--sms-http-url=http://127.0.0.1:1/?key=s3cret"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(console.out()).contains("FAIL  sms", "-> check sms.http.url");
    assertThat(console.out() + console.err()).doesNotContain("s3cret");
    assertThat(console.says("doctor", "--sms-transport=none"))
        .contains("warn  sms       no text message leaves", "-> set sms.transport");
    assertThat(console.says("doctor", "--sms-transport=none", "--dialects-knox-enabled=false"))
        .contains("ok    sms");
  }
}
