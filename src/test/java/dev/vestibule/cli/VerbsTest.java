package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.vestibule.House;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerbsTest {
  private static final String ANNA =
      "[{\"username\":\"anna\",\"email\":\"anna@example.org\",\"password\":\"Vr8!kestrel-91\"}]";

  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void open() {
    console = new Console(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "token", "keys", "api-keys", "mail", "sms"})
  void aGroupWithoutVerbPrintsItsVerbs(String group) {
    assertThat(console.run(group)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("Usage: vestibule " + group, "Commands:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users show",
        "users mail anna --subject x",
        "token issue",
        "token issue anna --kind other",
        "token issue anna --kind access --ttl soon",
        "mail send a@b.c --text x",
        "sms send +33600000001",
        "sms send 0000 --text x",
        "sms send 0600000001 --text x --telephones-default-region=US",
        "sms send +33600000001 --text x --sms-transport=carrier-pigeon",
        "mail send nobody --subject x --text x",
        "mail send a@b.c --subject x --text x --from nobody",
        "migrate --cheque"
      })
  void wrongUsageEndsWithTwo(String words) {
    assertThat(console.run(words.split(" "))).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).isNotBlank();
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void issuesTokensAlsoExpiredOnes() throws Exception {
    console.piping(ANNA).says("users", "apply");
    for (String[] ttl : new String[][] {{"--ttl", "-60"}, {"--ttl=-60", "--json"}}) {
      String[] words = {"token", "issue", "anna", "--kind", "access", ttl[0], ttl[1]};
      String said = console.says(words);
      String token =
          said.contains("{") ? said.replaceAll(".*\"token\":\"([^\"]+).*\\s", "$1") : said;
      JWTClaimsSet claims = SignedJWT.parse(token.strip()).getJWTClaimsSet();
      assertThat(claims.getExpirationTime()).isBefore(claims.getIssueTime());
    }
    assertThat(console.says("token", "issue", "anna", "--kind", "refresh").split("\\.")).hasSize(3);
    assertThat(console.says("token", "issue", "anna", "--kind", "opaque").strip()).hasSize(40);
    assertThat(console.run("token", "issue", "bob", "--kind", "access")).isEqualTo(1);
  }

  @Test
  void rotatesKeysAndMigrates() {
    assertThat(console.run("migrate", "--check")).isEqualTo(ExitCode.FAILED);
    assertThat(console.out()).contains("missing: V1");
    assertThat(console.says("migrate")).contains("applied: V1");
    assertThat(console.says("migrate", "--check")).contains("up to date");
    assertThat(console.says("keys", "rotate")).contains("published key");
  }

  @Test
  void sendsAMailInTheOperatorsWords() throws Exception {
    String out = folder.resolve("mails").toString();
    String said =
        console
            .piping("First <line>\nSecond & last")
            .says(
                "mail",
                "send",
                "Bob@EXAMPLE.org",
                "--subject",
                "Hello",
                "--text",
                "-",
                "--from",
                "Ann <ann@example.org>",
                "--mail-transport=folder",
                "--mail-folder=" + out);
    assertThat(said).isEqualTo("sent the mail to Bob@example.org\n");
    try (var files = Files.list(Path.of(out))) {
      assertThat(Files.readString(files.findFirst().orElseThrow()))
          .contains("From: Ann <ann@example.org>", "To: Bob@example.org", "Subject: Hello")
          .contains("First <line>", "First &lt;line&gt;<br>", "Second &amp; last");
    }
  }

  @Test
  void sendsATextMessage() {
    assertThat(console.piping("Hello\n").says("sms", "send", "+33 6.00-00(00)01", "--text", "-"))
        .isEqualTo("sent the text message to +33600000001\n");
    assertThat(console.says("sms", "send", "06 00 00 00 01", "--text", "At home"))
        .isEqualTo("sent the text message to +33600000001\n");
    assertThat(console.run("sms", "send", "call me", "--text", "x")).isEqualTo(2);
    assertThat(console.err()).contains("NUMBER must be a telephone number");
    assertThat(console.run("sms", "send", "+33600000001", "--text", "x", "--sms-transport=none"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("sms.transport is none");
    String nowhere = "--sms-http-url=http://127.0.0.1:1/?key=s3cret";
    assertThat(
            console.run(
                "sms", "send", "+33600000001", "--text", "4821", "--sms-transport=http", nowhere))
        .isEqualTo(ExitCode.FAILED);
    assertThat(console.err())
        .contains("the text message to +33600000001 waits (the gateway did not answer")
        .doesNotContain("s3cret", "4821");
  }

  @Test
  void tellsWhyAMailWaits() {
    assertThat(
            console.run(
                "mail",
                "send",
                "bob@example.org",
                "--subject",
                "Hello",
                "--text",
                "Hi",
                "--mail-transport=smtp",
                "--mail-smtp-host=127.0.0.1",
                "--mail-smtp-port=1",
                "--mail-smtp-security=none"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("waits (", "a server that runs tries again");
  }

  @Test
  void worksBesideARunningHouse() {
    Settings settings =
        switch (SettingsReader.read(Sources.ofFlags("--data=" + folder.resolve("data")))) {
          case SettingsOutcome.Loaded loaded -> loaded.settings();
          case SettingsOutcome.Refused refused -> throw new AssertionError(refused.problems());
        };
    try (House running = House.open(settings, InstantSource.system())) {
      running.jobs.start();
      console.piping(ANNA).says("users", "apply");
      Optional<Account> anna =
          running.database.read(sql -> running.accounts.byUsername(sql, "anna"));
      assertThat(anna).isPresent();
      assertThat(console.says("mail", "send", "b@c.d", "--subject", "x", "--text", "y"))
          .contains("sent the mail");
      assertThat(console.run("doctor")).as(console.out()).isEqualTo(ExitCode.DONE);
      running.jobs.stop();
    }
  }

  @Test
  void trainsForTheCache() {
    assertThat(console.run("train")).as(console.err()).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
