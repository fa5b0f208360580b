package dev.vestibule.core.codes;

import static dev.vestibule.core.codes.CodeHouse.french;
import static dev.vestibule.core.codes.CodeHouse.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.http.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guessing, CVE-2023-47111 and CVE-2026-22751 among them. */
class CodeGuessingTest {
  private CodeHouse house = new CodeHouse(Map.of());

  @AfterEach
  void stop() {
    house.close();
  }

  private int tries() {
    return house.number("select max(tries) from one_time_codes");
  }

  @Test
  void of200ParallelGuessesThreeAreEvaluated() {
    String right = house.register("anna", french(1)).code().orElseThrow();
    long anna = house.id("anna");
    List<Boolean> answers = Visitor.atOnce(200, () -> house.verify(anna, wrong(right)));
    assertThat(answers).containsOnly(false);
    assertThat(tries()).isEqualTo(3);
    assertThat(house.verify(anna, right)).isFalse();
    assertThat(tries()).isEqualTo(3);
  }

  @Test
  void of50ParallelRightCodesOneSucceeds() {
    String right = house.register("anna", french(1)).code().orElseThrow();
    long anna = house.id("anna");
    List<Boolean> answers = Visitor.atOnce(50, () -> house.verify(anna, right));
    assertThat(answers).containsOnlyOnce(true);
    assertThat(house.house.codeFigures.entered()).isEqualTo(1);
  }

  @Test
  void aNewCodeDoesNotRestoreTheTries() {
    String first = house.register("anna", french(1)).code().orElseThrow();
    long anna = house.id("anna");
    house.verify(anna, wrong(first));
    house.verify(anna, wrong(first));
    house.clock.forward(Duration.ofMinutes(1));
    house.renew(anna, Language.EN);
    String second = house.newestCode();
    house.verify(anna, wrong(second));
    assertThat(house.verify(anna, second)).isFalse();

    house.clock.forward(Duration.ofMinutes(1));
    house.renew(anna, Language.EN);
    assertThat(house.left("sms")).as("no code goes out that would be refused").isEqualTo(2);
    assertThat(house.house.codeFigures.held(Held.NO_TRIES_LEFT)).isEqualTo(1);
  }

  @Test
  void theTriesComeBackAfterADay() {
    String first = house.register("anna", french(1)).code().orElseThrow();
    long anna = house.id("anna");
    Visitor.atOnce(5, () -> house.verify(anna, wrong(first)));
    house.clock.forward(Duration.ofHours(24));
    house.renew(anna, Language.EN);
    assertThat(house.verify(anna, house.newestCode())).isTrue();
  }

  @Test
  void anotherAccountDoesNotRestoreTheTriesOfTheNumber() {
    String first = house.register("anna", french(1)).code().orElseThrow();
    long anna = house.id("anna");
    Visitor.atOnce(5, () -> house.verify(anna, wrong(first)));
    house.delete(anna);
    house.clock.forward(Duration.ofMinutes(1));
    VerifyTelephone.Sent sent = house.register("anna2", french(1));
    assertThat(sent.held()).contains(Held.NO_TRIES_LEFT);
    assertThat(house.verify(house.id("anna2"), sent.code().orElseThrow())).isFalse();
  }

  @Test
  void anotherNumberDoesNotRestoreTheTriesOfTheAccount() {
    String first = house.register("anna", french(1)).code().orElseThrow();
    long anna = house.id("anna");
    Visitor.atOnce(5, () -> house.verify(anna, wrong(first)));
    house.move(anna, french(2));
    Account account =
        house.house.database.read(sql -> house.house.accounts.byId(sql, anna)).orElseThrow();
    VerifyTelephone.Sent sent = house.begin(account, french(2));
    assertThat(sent.held()).contains(Held.NO_TRIES_LEFT);
    assertThat(house.verify(anna, sent.code().orElseThrow())).isFalse();
  }

  @Test
  void howManyTriesThereAreIsASetting() {
    house.close();
    house = new CodeHouse(Map.of("codes.tries", "10"));
    String right = house.register("anna", french(1)).code().orElseThrow();
    long anna = house.id("anna");
    Visitor.atOnce(9, () -> house.verify(anna, wrong(right)));
    assertThat(tries()).isEqualTo(9);
    assertThat(house.verify(anna, right)).isTrue();
  }
}
