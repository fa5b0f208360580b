package dev.vestibule.core.codes;

import static dev.vestibule.core.codes.CodeHouse.french;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.platform.http.Language;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a code proves, and how it gets to its owner. */
class VerifyTelephoneTest {
  private CodeHouse house = new CodeHouse(Map.of());

  @AfterEach
  void stop() {
    house.close();
  }

  private static String code(VerifyTelephone.Sent sent) {
    return sent.code().orElseThrow();
  }

  private Account account(long id) {
    return house.house.database.read(sql -> house.house.accounts.byId(sql, id)).orElseThrow();
  }

  @Test
  void aCodeProvesTheNumberOnce() {
    VerifyTelephone.Sent sent = house.register("anna", french(1));
    long anna = house.id("anna");
    assertThat(code(sent)).matches("[0-9]{4}");
    assertThat(sent.sentTo()).isEqualTo("+33******01");
    assertThat(sent.toString()).doesNotContain(code(sent) + " ", french(1));
    assertThat(account(anna).telephoneVerifiedAt()).isNull();

    assertThat(house.verify(anna, code(sent))).isTrue();
    assertThat(account(anna).telephoneVerifiedAt()).isNotNull();
    assertThat(house.verify(anna, code(sent))).isFalse();
    assertThat(house.house.codeFigures.sent()).isEqualTo(1);
    assertThat(house.house.codeFigures.entered()).isEqualTo(1);
  }

  @Test
  void anExpiredCodeIsRefused() {
    VerifyTelephone.Sent sent = house.register("anna", french(1));
    house.clock.forward(Duration.ofMinutes(10));
    assertThat(house.verify(house.id("anna"), code(sent))).isFalse();
  }

  @Test
  void aCodeWorksForItsOwnAccountAlone() {
    VerifyTelephone.Sent annas = house.register("anna", french(1));
    VerifyTelephone.Sent brunos = house.register("bruno", french(2));
    // One time in ten thousand both are the same; then there is nothing to tell apart.
    if (!code(annas).equals(code(brunos))) {
      assertThat(house.verify(house.id("bruno"), code(annas))).isFalse();
    }
    assertThat(house.verify(house.id("anna") + 1000, code(annas))).isFalse();
    assertThat(house.verify(house.id("anna"), code(annas))).isTrue();
    assertThat(house.verify(house.id("bruno"), code(brunos))).isTrue();
  }

  @Test
  void aCodeOfTheFormerNumberIsRefused() {
    VerifyTelephone.Sent sent = house.register("anna", french(1));
    long anna = house.id("anna");
    house.move(anna, french(2));
    assertThat(house.verify(anna, code(sent))).isFalse();
    house.move(anna, french(1));
    assertThat(house.verify(anna, code(sent))).isTrue();
  }

  @Test
  void theDeactivatedAndThoseWithoutNumberAreRefused() {
    VerifyTelephone.Sent sent = house.register("anna", french(1));
    long anna = house.id("anna");
    house.house.database.write(
        tx -> house.house.accounts.change(tx, anna).status(AccountStatus.DEACTIVATED).store());
    assertThat(house.verify(anna, code(sent))).isFalse();
    house.clock.forward(Duration.ofHours(1));
    house.renew(anna, Language.EN);
    assertThat(house.left("sms")).isEqualTo(1);

    house.add("mute", null);
    assertThat(house.verify(house.id("mute"), code(sent))).isFalse();
  }

  @Test
  void aNewCodeReplacesTheOldOne() {
    VerifyTelephone.Sent first = house.register("anna", french(1));
    long anna = house.id("anna");
    house.clock.forward(Duration.ofMinutes(1));
    house.renew(anna, Language.EN);
    assertThat(house.left("sms")).isEqualTo(2);
    String second = house.newestCode();
    if (!second.equals(code(first))) {
      assertThat(house.verify(anna, code(first))).isFalse();
    }
    assertThat(house.verify(anna, second)).isTrue();
  }

  @Test
  void nothingIsSentToTheVerifiedAndTheUnknown() {
    VerifyTelephone.Sent sent = house.register("anna", french(1));
    long anna = house.id("anna");
    assertThat(house.verify(anna, code(sent))).isTrue();
    house.clock.forward(Duration.ofHours(1));
    house.renew(anna, Language.EN);
    house.renew(anna + 1000, Language.EN);
    assertThat(house.left("sms")).isEqualTo(1);
  }

  @Test
  void messagesAreWordedInBothLanguages() {
    VerifyTelephone.Sent english = house.register("anna", french(1));
    assertThat(house.texts().getFirst())
        .isEqualTo(
            "Example: your code is %s, valid for 10 min. Never give it to anybody."
                .formatted(code(english)));
    Account bruno = house.add("bruno", french(2));
    VerifyTelephone.Sent sent = house.begin(bruno, french(2), Language.FR, true);
    assertThat(house.texts().getFirst())
        .isEqualTo(
            "Example : votre code est %s, valable 10 min. Ne le donnez à personne."
                .formatted(code(sent)));
    assertThat(
            house.number(
                "select count(*) from inbox_messages where channel = 'mail' and language = 'fr' and"
                    + " subject = 'Votre code pour Example' and body_text like '%"
                    + code(sent)
                    + "%'"))
        .isEqualTo(1);
  }

  @Test
  void aHeldCodeGoesOutNeitherByMail() {
    house.register("anna", french(1));
    house.move(house.id("anna"), null);
    Account bruno = house.add("bruno", french(1));
    VerifyTelephone.Sent held = house.begin(bruno, french(1), Language.EN, true);
    assertThat(held.held()).contains(Held.TOO_SOON);
    assertThat(held.code()).isPresent();
    assertThat(house.left("sms")).isEqualTo(1);
    assertThat(house.left("mail")).isZero();
    assertThat(house.house.codeFigures.held(Held.TOO_SOON)).isEqualTo(1);
  }

  @Test
  void aHeldCodeDoesNotVoidTheOneThatWasSent() {
    VerifyTelephone.Sent sent = house.register("anna", french(1));
    long anna = house.id("anna");
    VerifyTelephone.Sent again = house.begin(account(anna), french(1));
    assertThat(again.held()).contains(Held.TOO_SOON);
    assertThat(again.code()).isEmpty();
    assertThat(again.expires()).isEqualTo(sent.expires());
    assertThat(house.verify(anna, code(sent))).isTrue();
  }

  @Test
  void withoutTransportTheMailAloneGoes() {
    house.close();
    house = new CodeHouse(Map.of("sms.transport", "none"));
    Account anna = house.add("anna", french(1));
    assertThat(house.begin(anna, french(1)).held()).contains(Held.NO_TRANSPORT);
    house.clock.forward(Duration.ofMinutes(11));
    assertThat(house.begin(anna, french(1), Language.EN, true).held()).isEmpty();
    assertThat(house.left("mail")).isEqualTo(1);
    assertThat(house.left("sms")).isZero();
  }

  @Test
  void mailIsLeftOutWhereItIsSwitchedOff() {
    house.close();
    house = new CodeHouse(Map.of("codes.by-mail", "false"));
    house.begin(house.add("anna", french(1)), french(1), Language.EN, true);
    assertThat(house.left("mail")).isZero();
    assertThat(house.left("sms")).isEqualTo(1);
  }

  @Test
  void theTableHoldsNeitherCodeNorNumber() {
    house.close();
    house = new CodeHouse(Map.of("codes.length", "8"));
    VerifyTelephone.Sent sent = house.register("anna", french(1));
    assertThat(code(sent)).hasSize(8);
    String rows =
        house.house.database.read(
            sql -> sql.resultQuery("select * from one_time_codes").fetch().formatCSV());
    assertThat(rows).contains("telephone").doesNotContain(code(sent), "600000001");
  }
}
