package dev.vestibule.core.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.House;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.platform.http.BusyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What changes between the check of a password and what follows from it. */
class SignInRaceTest {
  private static final String OTHER = "another-horse-battery";
  private static final TokenRules RULES =
      new TokenRules(Duration.ofMinutes(5), Duration.ofDays(1), false, false);

  private static Account read(House house, String username) {
    return house.database.read(sql -> house.accounts.byUsername(sql, username)).orElseThrow();
  }

  @Test
  void aPasswordThatWasChangedMeanwhileOpensNothing() {
    try (TestServer server = TestServer.start(Map.of())) {
      House house = server.house();
      new Visitor(server).account("slow");
      Account checked = read(house, "slow");
      house.changeCredentials.password(checked, OTHER, null, Optional.empty());

      assertThatThrownBy(() -> house.issueTokens.pair(checked, Client.NONE, RULES))
          .isInstanceOf(BusyException.class);
      assertThatThrownBy(() -> house.issueTokens.authToken(checked, Client.NONE))
          .isInstanceOf(BusyException.class);
      assertThatThrownBy(() ->
              house.changeCredentials.password(checked, "a-third-horse", null, Optional.empty()))
          .isInstanceOf(BusyException.class);
    }
  }

  @Test
  void anAccountThatWasShutMeanwhileGetsNothing() {
    try (TestServer server = TestServer.start(Map.of())) {
      House house = server.house();
      new Visitor(server).account("shut");
      Account checked = read(house, "shut");
      house.closeAccount.deactivate(checked);
      assertThatThrownBy(() -> house.issueTokens.pair(checked, Client.NONE, RULES))
          .isInstanceOf(BusyException.class);
      house.closeAccount.delete(checked);
      assertThatThrownBy(() -> house.issueTokens.pair(checked, Client.NONE, RULES))
          .isInstanceOf(BusyException.class);
    }
  }

  @Test
  void twentySignInsWithAnOldHashAllSucceedAndLeaveANewOne() throws IOException {
    Path data = Files.createTempDirectory("vestibule-rehash");
    TestServer before = TestServer.on(data, Map.of(), InstantSource.system());
    new Visitor(before).account("rehashed");
    String old = read(before.house(), "rehashed").passwordHash();
    before.stop();
    Map<String, String> dearer = Map.of("passwords.argon2-iterations", "2");
    try (TestServer after = TestServer.on(data, dearer, InstantSource.system())) {
      Visitor visitor = new Visitor(after);
      assertThat(Visitor.atOnce(20, () -> visitor.create("rehashed", Visitor.PASSWORD).status()))
          .containsOnly(200);
      assertThat(read(after.house(), "rehashed").passwordHash())
          .isNotEqualTo(old)
          .contains("m=8192,t=2");
    }
  }
}
