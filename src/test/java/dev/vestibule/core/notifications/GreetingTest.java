package dev.vestibule.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mail calls its reader by name, unless the name is a trap. */
class GreetingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ada Lovelace          | ''   | ''     | Ada Lovelace
          ''                    | Ada  | King   | Ada King
          ''                    | ''   | King   | King
          ''                    | ''   | ''     | ada1
          Jean-Luc M. d’Arc     | ''   | ''     | Jean-Luc M. d’Arc
          李小龍                 | ''   | ''     | 李小龍
          Win at evil.example   | Ada  | King   | Ada King
          https://evil.example  | ''   | ''     | ada1
          evil/example          | ''   | ''     | ada1
          Call 0612345678 now   | ''   | ''     | ada1
          """)
  void usesTheNameThatIsThere(String full, String first, String last, String called) {
    assertThat(Greeting.name(account(full, first, last))).isEqualTo(called);
  }

  @ParameterizedTest
  @CsvSource({"anna@example.org,a…@example.org", "a@example.org,a…@example.org"})
  void anAddressIsMaskedButForItsFirstCharacter(String address, String masked) {
    assertThat(Masked.email(address)).isEqualTo(masked);
  }

  private static Account account(String full, String first, String last) {
    return new Account(
        1,
        new UUID(0, 1),
        "ada1",
        null,
        null,
        null,
        full,
        first,
        last,
        AccountStatus.ACTIVE,
        null,
        null,
        false,
        false,
        null,
        "en",
        null,
        Instant.EPOCH,
        null,
        null,
        1);
  }
}
