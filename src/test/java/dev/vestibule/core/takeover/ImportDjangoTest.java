package dev.vestibule.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.Takeover;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.takeover.Finding.Outcome;
import dev.vestibule.core.takeover.Finding.Remark;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of users that are taken over. */
class ImportDjangoTest {
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
  void keepsWhatPeopleAre() {
    List<Finding> findings = run(Legacy.USUAL);
    assertThat(findings).hasSize(200).noneMatch(f -> f.outcome() == Outcome.SKIPPED);
    Account second = account("legacy001");
    assertThat(second.id()).isEqualTo(2);
    assertThat(second.joinedAt()).isEqualTo(Instant.parse("2019-03-10T08:30:15.123463Z"));
    assertThat(second.lastSignInAt()).isEqualTo(Instant.parse("2019-03-13T08:30:15.123456Z"));
    assertThat(second.fullName()).isEqualTo("Élodie José María");
    assertThat(second.firstName()).isEqualTo("Élodie");
    assertThat(second.email()).isEqualTo("legacy001@example.test");
    assertThat(account("legacy008").status()).isEqualTo(AccountStatus.DEACTIVATED);
    assertThat(account("日本語").id()).isEqualTo(14);
    assertThat(groups(1)).containsExactly("editors");
    // The next account of ours comes after all of theirs.
    assertThat(new Visitor(server).account("newcomer")).isGreaterThan(200);
  }

  private List<String> groups(long account) {
    var groups = server.house().administration.groups;
    return server
        .house()
        .database
        .read(sql -> groups.ofAccounts(sql, List.of(account)))
        .getOrDefault(account, List.of())
        .stream()
        .map(dev.vestibule.core.rights.Group::name)
        .toList();
  }

  @Test
  void tellsTwinsAndMergesNobody() {
    List<Finding> findings = run(Legacy.USUAL);
    assertThat(of(findings, "12").outcome()).isEqualTo(Outcome.IMPORTED);
    Finding twin = of(findings, "13");
    assertThat(twin.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(members(twin)).containsExactly("email");
    assertThat(twin.remarks().getFirst().proposal()).contains("emails: {\"13\"");
    assertThat(account("Marie").email()).isEqualTo("Marie@example.test");
    assertThat(account("marie").email()).isNull();
  }

  @Test
  void theMappingAnswersCollisions() {
    new Visitor(server).account("legacy150");
    execute("update accounts_user set id = 9150 where id = 151");
    var mapping =
        new DjangoMapping.Given(
            null, null, Map.of(), Map.of(), Map.of(), Map.of("13", "marie2@example.test"));
    List<Finding> findings = Legacy.into(server.house(), database, Legacy.USUAL, mapping);
    assertThat(of(findings, "13").outcome()).isEqualTo(Outcome.IMPORTED);
    assertThat(account("marie").email()).isEqualTo("marie2@example.test");
    Finding first = of(findings, "1");
    assertThat(first.outcome()).as("its number is taken").isEqualTo(Outcome.SKIPPED);
    Finding taken = of(findings, "9150");
    assertThat(taken.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(taken.remarks().getFirst().proposal()).contains("legacy150-9150");
    assertThat(account("legacy150").passwordHash()).startsWith("$argon2id");
  }

  @Test
  void goesOnWhereItWasBrokenOff() {
    execute("create table rest as select * from accounts_user where id > 100");
    execute("delete from accounts_user where id > 100");
    assertThat(run(Legacy.USUAL)).hasSize(100);
    execute("insert into accounts_user select * from rest");
    List<Finding> findings = run(Legacy.USUAL);
    assertThat(findings.subList(0, 100)).allMatch(f -> f.outcome() == Outcome.PRESENT);
    assertThat(findings.subList(100, 200)).noneMatch(f -> f.outcome() == Outcome.SKIPPED);
    assertThat(run(Legacy.USUAL)).allMatch(f -> f.outcome() == Outcome.PRESENT);
  }

  @Test
  void aTrialRunWritesNothing() {
    ImportOptions trial =
        new ImportOptions(null, AccountStatus.DEACTIVATED, "en", false, null, true);
    List<Finding> findings = run(trial);
    assertThat(members(of(findings, "13"))).containsExactly("email");
    assertThat(find("legacy000")).isEmpty();
    assertThat(server.house().importedKeys.django()).isEmpty();
  }

  @Test
  void asksWhatHappensToSecondFactors() {
    execute(
        "create table otp_totp_totpdevice (id integer primary key, user_id bigint not null, name"
            + " text, confirmed bool not null, key text, step integer, digits integer)",
        "insert into otp_totp_totpdevice values (1, 1, 'phone', 1, '3132333435', 30, 6)",
        "insert into otp_totp_totpdevice values (2, 2, 'phone', 0, '3132333435', 30, 6)");
    assertThatThrownBy(() -> run(Legacy.USUAL)).hasMessageContaining("--second-factor");
    assertThat(find("legacy000")).isEmpty();
    List<Finding> findings =
        run(
            new ImportOptions(
                SecondFactor.DEACTIVATE, AccountStatus.DEACTIVATED, "en", false, null, false));
    assertThat(members(of(findings, "1"))).containsExactly("second_factor");
    assertThat(account("legacy000").active()).isFalse();
    assertThat(account("legacy001").active()).isTrue();
    String token = Legacy.tokens().get("knox").get(0).get("token").stringValue();
    assertThat(new Visitor(server).get("/users/me/", "Token " + token).status()).isEqualTo(401);
  }

  @Test
  void skipsOrKeepsThemWhenTold() {
    execute(
        "create table otp_totp_totpdevice (id integer primary key, user_id bigint not null,"
            + " confirmed bool not null, key text)",
        "insert into otp_totp_totpdevice values (1, 1, 1, '3132333435')");
    ImportOptions skip =
        new ImportOptions(SecondFactor.SKIP, AccountStatus.PENDING, "fr", true, null, false);
    assertThat(of(run(skip), "1").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(account("legacy008").status()).isEqualTo(AccountStatus.PENDING);
    assertThat(account("legacy001").locale()).isEqualTo("fr");
    assertThat(account("legacy001").emailVerifiedAt()).isNotNull();
    ImportOptions keep =
        new ImportOptions(
            SecondFactor.KEEP_PASSWORD, AccountStatus.PENDING, "fr", false, null, false);
    assertThat(of(run(keep), "1").outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(account("legacy000").active()).isTrue();
  }

  @Test
  void bringsAvatarsAndReachesNoOtherFile() throws IOException {
    Path media = Files.createDirectories(folder.resolve("media/avatars"));
    BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(picture, "png", new File(media.toFile(), "legacy000.jpg"));
    ImageIO.write(picture, "png", folder.resolve("outside.png").toFile());
    execute("update accounts_user set avatar = '../../outside.png' where id = 8");
    List<Finding> findings =
        run(
            new ImportOptions(
                null, AccountStatus.DEACTIVATED, "en", false, folder.resolve("media"), false));
    assertThat(account("legacy000").avatar()).startsWith("avatars/");
    assertThat(of(findings, "1").outcome()).isEqualTo(Outcome.IMPORTED);
    assertThat(account("legacy007").avatar()).isNull();
    assertThat(members(of(findings, "8"))).containsExactly("avatar");
  }

  @Test
  void refusesHashesThatWouldExhaustTheServer() {
    execute(
        "update accounts_user set password = 'pbkdf2_sha256$999999999$a$"
            + "A".repeat(43)
            + "=' where id = 1");
    execute("update accounts_user set password = 'crypt$$abJnggxhB/yWI' where id = 2");
    List<Finding> findings = run(Legacy.USUAL);
    assertThat(members(of(findings, "1"))).containsExactly("password");
    assertThat(of(findings, "2").remarks().getFirst().why()).startsWith("made by crypt");
    assertThat(account("legacy000").passwordHash())
        .as("of a password that nobody knows")
        .startsWith("$argon2id")
        .isEqualTo(account("legacy001").passwordHash());
    Visitor visitor = new Visitor(server);
    visitor.post("/users/reset_password/", Map.of("email", "legacy000@example.test"));
    Mailbox.Link link = visitor.link("legacy000@example.test");
    assertThat(visitor.confirmReset(link, "Vr8!kestrel-91").status()).isEqualTo(204);
    assertThat(visitor.create("legacy000", "Vr8!kestrel-91").status()).isEqualTo(200);
  }

  @Test
  void readsTablesBesideTheUsers() {
    execute(
        "create table shop_profile (id integer primary key, user_id bigint not null unique"
            + " references accounts_user (id), address varchar(90), pets integer)",
        "create table shop_order (id integer primary key, user_id bigint not null references"
            + " accounts_user (id), paid bool)",
        "insert into shop_profile values (7, 1, 'Rue 7', 3)");
    try (DjangoDatabase django = DjangoDatabase.open(DjangoAddress.of(database.toString()))) {
      String proposal =
          Takeover.django(server.house())
              .survey(django, DjangoMapping.Given.NOTHING, Optional.empty())
              .proposal();
      assertThat(proposal)
          .contains("address: shop_profile.address", "# shop_profile.pets would be")
          .contains("pets: {type: integer, dialects: [djoser]}")
          .doesNotContain("shop_order");
    }
    run(Legacy.USUAL);
    Map<String, Object> profile =
        server.house().database.read(sql -> server.house().profiles.read(sql, 1));
    assertThat(profile).containsEntry("address", "Rue 7");
  }

  @Test
  void readsOtherUserModels() {
    execute(
        "create table people_person (uuid char(32) primary key, password varchar(128) not null,"
            + " last_login datetime, email varchar(254) not null, name varchar(90), pets integer)",
        "insert into people_person values ('0f0e0d0c0b0a09080706050403020100',"
            + " 'md5$$900150983cd24fb0d6963f7d28e17f72', null, 'ann@Example.test', 'Ann', 3)");
    var mapping =
        new DjangoMapping.Given("people_person", "uuid", Map.of(), Map.of(), Map.of(), Map.of());
    List<Finding> findings = Legacy.into(server.house(), database, Legacy.USUAL, mapping);
    assertThat(findings).hasSize(1);
    Account ann = account("ann@Example.test");
    assertThat(ann.uuid()).hasToString("0f0e0d0c-0b0a-0908-0706-050403020100");
    assertThat(ann.email()).isEqualTo("ann@example.test");
    assertThat(ann.fullName()).isEqualTo("Ann");
    assertThat(new Visitor(server).create("ann@Example.test", "abc").status()).isEqualTo(200);
    assertThat(account("ann@Example.test").passwordHash()).startsWith("$argon2id");
  }
}
