package dev.vestibule.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsOutcome.Refused;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsRulesTest {
  private static final String KEY =
      "--secrets-master-key=" + Base64.getEncoder().encodeToString(new byte[32]);

  @Test
  void productionSendsTextMessagesToPeopleOrNotAtAll() {
    String[] flags = {
      "--mode=production",
      KEY,
      "--server-public-url=https://a.example",
      "--mail-transport=smtp",
      "--mail-smtp-host=mail.example",
      "--sms-transport=none"
    };
    assertThat(broken(flags)).isEmpty();
    for (String unreal : List.of("inbox", "console")) {
      flags[5] = "--sms-transport=" + unreal;
      assertThat(broken(flags)).containsExactly("sms.transport");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --sms-transport=http                         | sms.http.url
          --sms-transport=http --sms-http-url=ftp://a.example     | sms.http.url
          --sms-transport=http --sms-http-url=https://k:s@a.example | sms.http.url
          --sms-transport=http --sms-http-url=https://a.example   |
          --sms-transport=http --sms-http-url=https://a.example/?t={text} --sms-http-method=GET | sms.http.url
          --sms-transport=http --sms-http-url=https://a.example/?n={digits}&t={text} --sms-http-method=GET |
          --sms-transport=http --sms-http-url=https://a.example --sms-http-body={"to":"{to}"} | sms.http.body
          --sms-transport=http --sms-http-url=https://a.example --sms-http-body={"to":"{to}","t":{text} | sms.http.body
          --sms-transport=http --sms-http-url=https://a.example --sms-http-format=form | sms.http.body
          --sms-transport=http --sms-http-url=https://a.example/{from} | sms.from
          --sms-http-method=DELETE                     | sms.http.method
          --sms-http-headers=X-Key                     | sms.http.headers
          --sms-http-headers=Host:a.example            | sms.http.headers
          --sms-http-headers=X-Key:abc                 |
          --sms-transport=twilio --sms-twilio-account-sid=AC1 --sms-twilio-auth-token=x | sms.from
          --sms-transport=twilio --sms-twilio-account-sid=AC1 --sms-from=+15005550006 | sms.twilio.auth-token
          --sms-transport=twilio --sms-twilio-auth-token=x --sms-from=A | sms.twilio.account-sid
          --sms-transport=twilio --sms-twilio-account-sid=A/1 --sms-twilio-auth-token=x --sms-from=A | sms.twilio.account-sid
          --sms-transport=twilio --sms-twilio-account-sid=AC1 --sms-twilio-auth-token=x --sms-twilio-messaging-service-sid=MG1 |
          """)
  void namesTheKeyToChange(String flags, String key) {
    assertThat(broken(flags.split(" "))).isEqualTo(key == null ? List.of() : List.of(key));
  }

  @Test
  void quotesNoHeader() {
    String flag = "--sms-http-headers=s3cret";
    assertThat(SettingsReader.read(Sources.ofFlags(flag)))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.problems().toString()).doesNotContain("s3cret"));
  }

  private static List<String> broken(String... flags) {
    return switch (SettingsReader.read(Sources.ofFlags(flags))) {
      case Loaded loaded -> List.of();
      case Refused refused -> refused.problems().stream().map(Problem::key).toList();
    };
  }
}
