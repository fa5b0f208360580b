package dev.vestibule.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every user of a Django project signs in as before, and has a hash of ours from then on. */
class LegacyPasswordsTest {
  @TempDir Path folder;

  @Test
  void everybodySignsInAsBefore() {
    try (TestServer server = TestServer.start(Map.of())) {
      Legacy.into(server.house(), Legacy.database(folder), Legacy.USUAL);
      Visitor visitor = new Visitor(server);
      Legacy.passwords()
          .properties()
          .forEach(user -> signsIn(server, visitor, user.getKey(), user.getValue()));
    }
  }

  private static void signsIn(TestServer server, Visitor visitor, String username, JsonNode known) {
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
