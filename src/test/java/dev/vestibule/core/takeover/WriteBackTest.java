package dev.vestibule.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.Takeover;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.takeover.Finding.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes here goes back into the project's table, and is no change when it is read again. */
class WriteBackTest {
  @TempDir Path folder;
  private TestServer server;
  private House house;
  private Path database;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of());
    house = server.house();
    database = Legacy.database(folder);
    Legacy.into(house, database, Legacy.USUAL);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<Finding> back() {
    List<Finding> findings = new ArrayList<>();
    try (DjangoDatabase django = DjangoDatabase.toWrite(DjangoAddress.of(database.toString()))) {
      Optional<DjangoSettings> settings = Optional.of(DjangoSettings.of(Legacy.settings()));
      var survey = Takeover.django(house).survey(django, DjangoMapping.Given.NOTHING, settings);
      Takeover.writeBack(house).run(django, survey.mapping(), settings, findings::add);
    }
    return findings;
  }

  private FormerUser there(long id) {
    try (DjangoDatabase django = DjangoDatabase.open(DjangoAddress.of(database.toString()))) {
      var survey =
          Takeover.django(house).survey(django, DjangoMapping.Given.NOTHING, Optional.empty());
      return new ReadUsers(django, survey.mapping(), java.time.ZoneOffset.UTC)
          .of(List.of(id))
          .getFirst();
    }
  }

  private void change(long id, String name, String password) {
    house.database.write(tx ->
        house
            .accounts
            .change(tx, id)
            .firstName(name)
            .passwordHash(house.passwordHashes.hash(password))
            .store());
  }

  @Test
  void writesWhatChangedHereAndNothingElse() {
    String before = there(2).password();
    assertThat(back()).isEmpty();
    change(1, "Changed", "Vr8!kestrel-91");
    house.database.write(tx -> house.accounts.change(tx, 2).lastName("Other").store());
    assertThat(back()).extracting(Finding::outcome).containsOnly(Outcome.UPDATED).hasSize(2);
    assertThat(there(1).firstName()).isEqualTo("Changed");
    assertThat(there(1).password()).startsWith("argon2$argon2id$v=19$");
    assertThat(there(2).lastName()).isEqualTo("Other");
    assertThat(there(2).password()).isEqualTo(before);
    assertThat(back()).isEmpty();
    assertThat(Legacy.into(house, database, Legacy.USUAL))
        .allMatch(f -> f.outcome() == Outcome.PRESENT);
    assertThat(new Visitor(server).create("legacy000", "Vr8!kestrel-91").status()).isEqualTo(200);
    assertThat(back()).allMatch(f -> f.outcome() == Outcome.UPDATED);
  }

  @Test
  void whoCameHereGoesThere() {
    long id = new Visitor(server).account("newcomer");
    assertThat(back()).extracting(Finding::outcome).containsExactly(Outcome.IMPORTED);
    assertThat(there(id).username()).isEqualTo("newcomer");
    assertThat(there(id).active()).isTrue();
    assertThat(back()).isEmpty();
    assertThat(Legacy.into(house, database, Legacy.USUAL))
        .allMatch(f -> f.outcome() == Outcome.PRESENT);
  }

  @Test
  void whatChangedThereStaysThere() throws java.sql.SQLException {
    change(1, "Ours", "Vr8!kestrel-91");
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement()) {
      statement.execute("update accounts_user set first_name = 'Theirs' where id = 1");
    }
    List<Finding> findings = back();
    assertThat(findings).extracting(Finding::outcome).containsExactly(Outcome.SKIPPED);
    assertThat(there(1).firstName()).isEqualTo("Theirs");
  }
}
