package dev.vestibule.core.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.House;
import dev.vestibule.Stored;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.platform.crypto.UnreadableSecretException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfilesTest {
  private static final String FIELDS =
      """
      motto: {type: string, unique: true}
      level: {type: integer}
      member: {type: boolean}
      mobile: {type: phone}
      secret: {type: string, encrypted: true}
      pass: {type: string, encrypted: true, unique: true}
      photo: {type: image}
      """;

  private TestServer server;
  private House house;
  private long anna;
  private long bob;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of("profile.fields", FIELDS));
    house = server.house();
    Visitor visitor = new Visitor(server);
    anna = visitor.account("anna");
    bob = visitor.account("bob");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void write(long account, Map<String, ? extends @Nullable Object> values) {
    house.profiles.prepare(values.keySet());
    house.database.write(tx -> {
      house.profiles.write(tx, account, values);
      return null;
    });
  }

  private Map<String, Object> read(long account) {
    return house.database.read(sql -> house.profiles.read(sql, account));
  }

  private int count(String table) {
    return house.database.read(
        sql -> sql.fetchCount(org.jooq.impl.DSL.table(org.jooq.impl.DSL.name(table))));
  }

  @Test
  void keepsAValueOfEachType() {
    Map<String, Object> values = new HashMap<>();
    values.put("motto", "é \"quoted\"");
    values.put("level", -7L);
    values.put("member", false);
    values.put("mobile", "+33612345678");
    values.put("date_of_birth", LocalDate.of(1990, 12, 31));
    values.put("remuneration", "taux horaire");
    values.put("secret", "");
    values.put("base_salary", 2500L);
    write(anna, values);
    assertThat(read(anna)).isEqualTo(values);
    assertThat(read(bob)).isEmpty();
    Map<Long, Map<String, Object>> all =
        house.database.read(
            sql -> house.profiles.readAll(sql, List.of(anna, bob), house.profileSchema.of("knox")));
    assertThat(all).containsOnlyKeys(anna);
    assertThat(all.get(anna)).containsOnlyKeys("date_of_birth", "remuneration", "base_salary");
  }

  @Test
  void changesAndRemovesWhatIsNamedAndNothingElse() {
    write(anna, Map.of("motto", "one", "level", 1L));
    write(anna, Map.of("level", 2L));
    assertThat(read(anna)).isEqualTo(Map.of("motto", "one", "level", 2L));
    Map<String, @Nullable Object> none = new HashMap<>();
    none.put("motto", null);
    write(anna, none);
    assertThat(read(anna)).isEqualTo(Map.of("level", 2L));
  }

  @Test
  void whatIsEncryptedCannotBeFoundInTheDatabase() {
    write(anna, Map.of("secret", "plainly-hidden-7541", "pass", "unique-hidden-7542"));
    write(anna, Map.of("motto", "openly-visible-7543"));
    assertThat(Stored.everything(house.database, server.data()))
        .contains("openly-visible-7543")
        .doesNotContain("plainly-hidden-7541", "unique-hidden-7542");
  }

  @Test
  void aSealedRowOpensForItsAccountAndFieldAlone() {
    write(anna, Map.of("secret", "hers"));
    write(bob, Map.of("secret", "his"));
    house.database.write(tx ->
        tx.sql()
            .execute(
                "update profile_values set sealed ="
                    + " (select sealed from profile_values where account_id = ?)"
                    + " where account_id = ?",
                anna,
                bob));
    assertThatThrownBy(() -> read(bob)).isInstanceOf(UnreadableSecretException.class);
    house.database.write(tx ->
        tx.sql().execute("update profile_values set field = 'pass' where account_id = ?", anna));
    assertThatThrownBy(() -> read(anna)).isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void uniqueValuesAreTakenOnce() {
    write(anna, Map.of("motto", "mine", "pass", "K7", "level", 1L));
    for (Map<String, Object> wanted :
        List.<Map<String, Object>>of(Map.of("motto", "mine"), Map.of("pass", "K7"))) {
      List<String> taken = List.copyOf(wanted.keySet());
      house.database.read(sql -> {
        assertThat(house.profiles.taken(sql, wanted, bob)).isEqualTo(taken);
        assertThat(house.profiles.taken(sql, wanted, null)).isEqualTo(taken);
        assertThat(house.profiles.taken(sql, wanted, anna)).isEmpty();
        return null;
      });
      assertThatThrownBy(() -> write(bob, wanted)).isInstanceOf(RuntimeException.class);
    }
    house.database.read(sql -> {
      assertThat(house.profiles.taken(sql, Map.of("motto", "K7", "level", 1L), bob)).isEmpty();
      return null;
    });
  }

  @Test
  void aPictureOfAFieldStandsBesideTheAvatar() {
    AvatarImages.Decoded picture = new AvatarImages.Decoded("image/png", "png", new byte[] {1, 2});
    house.database.write(tx -> house.avatars.put(tx, anna, picture));
    write(anna, Map.of("photo", picture));
    assertThat(read(anna).get("photo")).asString().matches("avatars/[\\w-]+\\.png");
    write(anna, Map.of("photo", picture));
    assertThat(count("avatars")).isEqualTo(2);
    Map<String, @Nullable Object> none = new HashMap<>();
    none.put("photo", null);
    write(anna, none);
    assertThat(count("avatars")).isEqualTo(1);
  }

  @Test
  void goesWithItsAccount() {
    write(anna, Map.of("motto", "gone", "secret", "too"));
    house.database.write(tx -> {
      house.accounts.remove(tx, anna);
      return null;
    });
    assertThat(count("profile_values")).isZero();
  }
}
