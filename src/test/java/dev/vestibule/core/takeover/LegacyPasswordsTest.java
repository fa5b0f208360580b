package dev.vestibule.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Users of a Django project sign in as before, and have a hash of ours from then on. Some of each
 * kind here; the profile full tries all of them, which takes minutes.
 */
class LegacyPasswordsTest {
  @TempDir Path folder;

  @Test
  void peopleSignInAsBefore() {
    try (TestServer server = TestServer.start(Map.of())) {
      Legacy.into(server.house(), Legacy.database(folder), Legacy.USUAL);
      some(server).forEach(name -> signsIn(server, name, Legacy.passwords().get(name)));
    }
  }

  /** Two of each kind and cost of hash, active and inactive ones, and the twins. */
  private static Set<String> some(TestServer server) {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> chosen = new TreeSet<>(Set.of("Marie", "marie"));
    for (String name : Legacy.passwords().propertyNames()) {
      Account account = account(server, name);
      String hash = account.passwordHash() == null ? "none" : account.passwordHash();
      String kind = hash.replaceFirst("^([a-z0-9_]+[$]+[^$]*).*", "$1") + account.status();
      if (seen.merge(kind, 1, Integer::sum) <= (kind.contains("$1000000") ? 1 : 2)) {
        chosen.add(name);
      }
    }
    assertThat(chosen).hasSizeGreaterThan(12);
    return chosen;
  }

  static void signsIn(TestServer server, String username, JsonNode known) {
    Visitor visitor = new Visitor(server);
    boolean usable = !known.get("password").isNull();
    boolean good = usable && known.get("is_active").booleanValue();
    String password = usable ? known.get("password").stringValue() : "any-password-at-all";
    assertThat(visitor.create(username, password).status())
        .as(username)
        .isEqualTo(good ? 200 : 401);
    Account account = account(server, username);
    assertThat(account.staff()).isEqualTo(known.get("is_staff").booleanValue());
    assertThat(account.superuser()).isEqualTo(known.get("is_superuser").booleanValue());
    assertThat(account.active()).isEqualTo(known.get("is_active").booleanValue());
    if (good) {
      assertThat(account.passwordHash()).startsWith("$argon2id$v=19$m=8192,t=1,p=1$");
    }
  }

  private static Account account(TestServer server, String username) {
    return server
        .house()
        .database
        .read(sql -> server.house().accounts.byUsername(sql, username))
        .orElseThrow();
  }
}
