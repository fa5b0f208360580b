package dev.vestibule.core.rights;

import static dev.vestibule.core.rights.Permission.ACCOUNTS_READ;
import static dev.vestibule.core.rights.Permission.ACCOUNTS_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.NewAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Permissions, the groups that carry them, and the keys of services. */
class RightsTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyPermissionHasAWordThatLeadsBack() {
    for (Permission permission : Permission.values()) {
      assertThat(permission.word()).matches("[a-z]+:[a-z]+");
      assertThat(Permission.ofWord(permission.word())).contains(permission);
    }
    assertThat(Permission.ofWord("accounts:everything")).isEmpty();
  }

  @Test
  void nobodyCoversWhoMayDoMore() {
    Rights reader = new Rights(Set.of(ACCOUNTS_READ), false);
    Rights both = new Rights(Set.of(ACCOUNTS_READ, ACCOUNTS_UPDATE), false);
    Rights superuser = new Rights(Set.of(), true);
    assertThat(both.cover(reader)).isTrue();
    assertThat(reader.cover(both)).isFalse();
    assertThat(both.cover(superuser)).isFalse();
    assertThat(superuser.cover(superuser)).isTrue();
    assertThat(reader.cover(Set.of(ACCOUNTS_UPDATE))).isFalse();
  }

  @Test
  void membersHaveWhatTheirGroupsCarry() {
    var house = server.house();
    Groups groups = house.administration.groups;
    Account ada = account("ada");
    Group readers =
        house.database.write(tx -> {
          Group group = groups.add(tx, "Readers", "", Set.of(ACCOUNTS_READ));
          groups.addMember(tx, group.id(), ada.id());
          groups.addMember(tx, group.id(), ada.id());
          return group;
        });
    assertThat(rights(ada)).isEqualTo(new Rights(Set.of(ACCOUNTS_READ), false));
    boolean taken = house.database.read(sql -> groups.nameTaken(sql, "READERS", Optional.empty()));
    assertThat(taken).isTrue();
    house.database.write(tx -> {
      groups.change(tx, readers.id(), "Writers", "May write", Set.of(ACCOUNTS_UPDATE));
      return readers;
    });
    Map<Long, List<Group>> changed =
        house.database.read(sql -> groups.ofAccounts(sql, List.of(ada.id())));
    assertThat(changed)
        .hasEntrySatisfying(
            ada.id(),
            found -> {
              assertThat(found).extracting(Group::name).containsExactly("Writers");
              assertThat(found.getFirst().permissions()).containsExactly(ACCOUNTS_UPDATE);
              assertThat(found.getFirst().version()).isEqualTo(readers.version() + 1);
            });
    house.database.write(tx -> {
      groups.remove(tx, readers.id());
      return readers;
    });
    assertThat(rights(ada)).isEqualTo(Rights.NONE);
  }

  @Test
  void aKeyIsKnownByItsTextUntilItEnds() {
    var house = server.house();
    ApiKeys keys = house.administration.apiKeys;
    AuthenticateService services = house.administration.authenticateService;
    ApiKeys.Made made =
        house.database.write(tx ->
            keys.add(tx, "shop", Set.of(ACCOUNTS_READ), new KeyMaker.Operator(), Optional.empty()));
    assertThat(made.text()).startsWith(made.key().hint()).hasSize(47);
    assertThat(services.byKey(made.text()))
        .hasValueSatisfying(key -> {
          assertThat(key.id()).isEqualTo(made.key().id());
          assertThat(key.rights().allow(ACCOUNTS_READ)).isTrue();
          assertThat(key.rights().allow(ACCOUNTS_UPDATE)).isFalse();
        });
    assertThat(services.byKey(made.text()).orElseThrow().lastUsedAt()).isPresent();
    assertThat(services.byKey(made.text() + "x")).isEmpty();
    house.database.write(tx -> {
      keys.end(tx, made.key().id());
      return made;
    });
    assertThat(services.byKey(made.text())).isEmpty();
    List<ApiKey> all = house.database.read(sql -> keys.after(sql, Optional.empty(), 10));
    assertThat(all).extracting(ApiKey::name).containsExactly("shop");
  }

  private static Rights rights(Account account) {
    var house = server.house();
    return house.database.read(sql -> house.administration.groups.rights(sql, account));
  }

  private static Account account(String name) {
    var house = server.house();
    return house.database.write(tx ->
        house.accounts.add(
            tx,
            new NewAccount(
                name,
                null,
                null,
                null,
                "",
                "",
                "",
                AccountStatus.ACTIVE,
                false,
                false,
                null,
                "en")));
  }
}
