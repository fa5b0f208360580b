package dev.vestibule.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.takeover.Finding.Outcome;
import dev.vestibule.core.takeover.Finding.Remark;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes in a project after an import, and comes with the next one. */
class FollowChangesTest {
  @TempDir Path folder;
  private TestServer server;
  private Path database;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of());
    database = Legacy.database(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<Finding> run(ImportOptions options) {
    return Legacy.into(server.house(), database, options);
  }

  private void execute(String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Account> find(String username) {
    return server.house().database.read(sql -> server.house().accounts.byUsername(sql, username));
  }

  private Account account(String username) {
    return find(username).orElseThrow();
  }

  private static Finding of(List<Finding> findings, String id) {
    return findings.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> members(Finding finding) {
    return finding.remarks().stream().map(Remark::member).toList();
  }

  @Test
  void whatChangedThereFollows() {
    Visitor visitor = new Visitor(server);
    execute("update accounts_user set password = 'md5$$900150983cd24fb0d6963f7d28e17f72'");
    run(Legacy.USUAL);
    assertThat(visitor.create("legacy000", "abc").status()).as("hashed anew").isEqualTo(200);
    execute(
        "update accounts_user set password = 'md5$$9f480132cb9b80a5de20bfec0c1cde96',"
            + " first_name = 'Neu', email = 'neu@example.test', is_staff = 1 where id = 1",
        "update accounts_user set is_active = 0 where id = 2",
        "update accounts_user set email = 'LEGACY003@example.test' where id = 3");
    List<Finding> findings = run(Legacy.USUAL);
    assertThat(findings.stream().filter(f -> f.outcome() == Outcome.UPDATED).map(Finding::id))
        .containsExactly("1", "2", "3");
    assertThat(members(of(findings, "3"))).containsExactly("email");
    assertThat(account("legacy002").email()).isEqualTo("legacy002@example.test");
    assertThat(account("legacy000").firstName()).isEqualTo("Neu");
    assertThat(account("legacy000").email()).isEqualTo("neu@example.test");
    assertThat(account("legacy000").staff()).isTrue();
    assertThat(account("legacy001").status()).isEqualTo(AccountStatus.DEACTIVATED);
    assertThat(visitor.create("legacy000", "abc").status()).isEqualTo(401);
    assertThat(visitor.create("legacy000", "def2").status()).isEqualTo(200);
    assertThat(run(Legacy.USUAL)).allMatch(f -> f.outcome() == Outcome.PRESENT);
  }

  @Test
  void whatChangedOnBothSidesStaysAndIsToldOnce() {
    run(Legacy.USUAL);
    server
        .house()
        .database
        .write(tx ->
            server.house().accounts.change(tx, 1).firstName("Ours").passwordHash("!here").store());
    execute(
        "update accounts_user set password = 'md5$$9f480132cb9b80a5de20bfec0c1cde96',"
            + " first_name = 'Theirs' where id = 1");
    Finding finding = of(run(Legacy.USUAL), "1");
    assertThat(finding.outcome()).isEqualTo(Outcome.PRESENT);
    assertThat(members(finding)).containsExactly("account", "password");
    assertThat(account("legacy000").firstName()).isEqualTo("Ours");
    assertThat(account("legacy000").passwordHash()).isEqualTo("!here");
    assertThat(of(run(Legacy.USUAL), "1").remarks()).isEmpty();
  }
}
