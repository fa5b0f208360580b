package dev.vestibule.core.telephones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.config.TelephoneSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelephonesTest {
  private final Telephones french = new Telephones(new TelephoneSettings("FR"));

  @ParameterizedTest
  @CsvSource({
    "+33600000001, +33600000001, 33",
    "06 00 00 00 01, +33600000001, 33",
    "06.00.00.00.01, +33600000001, 33",
    "06-00-00-00-01, +33600000001, 33",
    "0033600000001, +33600000001, 33",
    "00 33 6 00 00 00 01, +33600000001, 33",
    "+33 (0)6 00 00 00 01, +33600000001, 33",
    "+1 (212) 555-2368, +12125552368, 1",
    "+44 20 7946 0958, +442079460958, 44",
    "+237 6 71 23 45 67, +237671234567, 237",
    "+39 06 6982 4567, +390669824567, 39"
  })
  void aNumberIsReadHoweverItIsSpaced(String entered, String e164, int country) {
    assertThat(french.parse(entered)).contains(new Telephone(e164, country));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "00",
        "112",
        "0600",
        "+336000000010",
        "+33000000000",
        "+999600000001",
        "++33600000001",
        "+0033600000001",
        "+33600000001 ext. 5",
        "+33600000001;ext=5",
        "+33600000001#5",
        "tel:+33600000001",
        "1-800-FLOWERS",
        "+1 800 FLOWERS",
        "+33600000001\n",
        "\t+33600000001",
        "+33\u00a0600000001",
        "\u0660\u0666\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0661",
        "\uff0b33600000001",
        "+3360000000\uff11",
        "+33600000001, +33600000002",
        "                      +33600000001"
      })
  void whatIsNoNumberIsRefused(String entered) {
    assertThat(french.parse(entered)).isEmpty();
  }

  @Test
  void theDefaultRegionDecidesWhatANationalNumberIs() {
    Telephones american = new Telephones(new TelephoneSettings("US"));
    assertThat(american.parse("(212) 555-2368")).map(Telephone::e164).contains("+12125552368");
    assertThat(american.parse("0600000001")).isEmpty();
    assertThat(american.parse("0033600000001")).map(Telephone::e164).contains("+33600000001");
    assertThat(american.parse("011 33 600000001")).map(Telephone::e164).contains("+33600000001");
  }

  @Test
  void noMoreThanItsEndsAreShown() {
    Telephone telephone = french.parse("06 12 34 56 78").orElseThrow();
    assertThat(telephone.masked()).isEqualTo("+33******78");
    assertThat(telephone).hasToString("+33******78");
  }
}
