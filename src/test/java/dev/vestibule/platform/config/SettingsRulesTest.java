package dev.vestibule.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsOutcome.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsRulesTest {
  private static final String KEY =
      "--secrets-master-key=" + Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path folder;

  @Test
  void productionListsEverythingMissingAtOnce() {
    assertThat(broken("--mode=production", "--data=" + folder))
        .containsExactly("server.public-url", "mail.transport", "secrets.master-key");
  }

  @Test
  void productionTakesAnExistingKeyFile() throws IOException {
    String[] flags = {
      "--mode=production",
      "--data=" + folder,
      "--server-public-url=https://a.example",
      "--mail-transport=smtp",
      "--mail-smtp-host=mail.example"
    };
    assertThat(broken(flags)).containsExactly("secrets.master-key");
    Files.createFile(folder.resolve("master.key"));
    assertThat(broken(flags)).isEmpty();
  }

  @Test
  void productionNeedsHttpsExceptOnLocalhost() {
    String[] flags = {
      "--mode=production", KEY, "--mail-transport=smtp", "--mail-smtp-host=mail.example", ""
    };
    flags[4] = "--server-public-url=http://localhost:8000";
    assertThat(broken(flags)).isEmpty();
    flags[4] = "--server-public-url=http://a.example";
    assertThat(broken(flags)).containsExactly("server.public-url");
    for (String unreal : List.of("inbox", "console", "folder")) {
      flags[2] = "--mail-transport=" + unreal;
      assertThat(broken(flags)).contains("server.public-url", "mail.transport");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --server-base-path=x                         | server.base-path
          --server-base-path=/x/                       | server.base-path
          --server-base-path=/x                        |
          --server-trusted-proxies=10.0.0.0/8,::1      |
          --server-trusted-proxies=10.0.0.0/33         | server.trusted-proxies
          --server-trusted-proxies=proxy.example       | server.trusted-proxies
          --server-tls-certificate=a.pem               | server.tls-private-key
          --server-tls-private-key=a.pem               | server.tls-certificate
          --cors-origins=https://a.example/x           | cors.origins
          --cors-origins=* --cors-credentials          | cors.credentials
          --cors-origins=*                             |
          --site-locale=de                             | site.locale
          --site-protocol=ftp                          | site.protocol
          --secrets-master-key=c2hvcnQ=                | secrets.master-key
          --mail-transport=smtp                        | mail.smtp.host
          --mail-transport=folder                      | mail.folder
          --mail-from=nobody                           | mail.from
          --mail-retry-first=20m                       | mail.retry-first
          --tokens-algorithm=HS256                     | tokens.signing-key
          --telephones-default-region=XX               | telephones.default-region
          --telephones-default-region=fr               | telephones.default-region
          --telephones-default-region=CM               |
          --dialects-djoser-prefix=auth                | dialects.djoser.prefix
          --dialects-djoser-activation-url=/a/{uid}    | dialects.djoser.activation-url
          --dialects-signup-prefix=auth                | dialects.signup.prefix
          --dialects-signup-verify-email-url=/v/{uid}  | dialects.signup.verify-email-url
          --dialects-djoser-token-prefixes=            | dialects.djoser.token-prefixes
          --dialects-djoser-required-fields=nickname   | dialects.djoser.required-fields
          --accounts-conceal-existence=true            |
          --accounts-conceal-existence=true --dialects-djoser-send-activation-email=false | dialects.djoser.send-activation-email
          --accounts-conceal-existence=true --dialects-djoser-send-activation-email=false --dialects-djoser-enabled=false |
          """)
  void namesTheKeyToChange(String flags, String key) {
    assertThat(broken(flags.split(" "))).isEqualTo(key == null ? List.of() : List.of(key));
  }

  @Test
  void timeZonesAreThoseOfTheIanaDatabase() {
    assertThat(broken("--site-time-zone=Paris")).containsExactly("site.time-zone");
    assertThat(broken("--site-time-zone=Europe/Paris")).isEmpty();
  }

  private static List<String> broken(String... flags) {
    return switch (SettingsReader.read(Sources.ofFlags(flags))) {
      case Loaded loaded -> List.of();
      case Refused refused -> refused.problems().stream().map(Problem::key).toList();
    };
  }
}
