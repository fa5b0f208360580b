package dev.vestibule.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.Takeover;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.takeover.Finding.Outcome;
import dev.vestibule.core.takeover.Finding.Remark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts from CSV, JSON Lines and a realm of Keycloak's. */
class ImportFileTest {
  private static final String PASSWORD = "Vr8!kestrel-91";
  private static final String DJANGO =
      "pbkdf2_sha256$1000$salty$liEZIWo2YKxfEOhGLzqP2M4Int4mWxxQ0HUvckWv2Fs=";
  private static final String SALT = "MDEyMzQ1Njc4OWFiY2RlZg==";
  private static final String SHA512 =
      "itQHs8M7Ko7B8eN12QD2Aimvu0qsAZTdYk028UILxY4A"
          + "alPCSATTeQTuzPR9+dSSgv1Oq/h3GBnXYXcR2/nU6Q==";
  private static final String SHA256 =
      "fXGsUKcY+5mKuepwU8U8z9MwDZzRTWmBcFM3FNMHWS+o"
          + "ejWPvXwTenTSWFyQRBBU3JY7evbww1T9qEIlBqro2A==";

  @TempDir Path folder;
  private TestServer server;
  private Visitor visitor;
  private final List<Finding> findings = new ArrayList<>();
  private List<String> remarks = List.of();

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of());
    visitor = new Visitor(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("users"), content);
  }

  private void run(UserFile file) throws IOException {
    run(file, Legacy.USUAL);
  }

  private void run(UserFile file, ImportOptions options) throws IOException {
    findings.clear();
    try (file) {
      remarks = Takeover.file(server.house()).run("file", file, options, findings::add);
    }
  }

  private void csv(String content) throws IOException {
    run(new CsvUsers(file(content), DjangoMapping.Given.NOTHING, false));
  }

  private Account account(String username) {
    return server
        .house()
        .database
        .read(sql -> server.house().accounts.byUsername(sql, username))
        .orElseThrow();
  }

  private List<String> groups(Account account) {
    return server
        .house()
        .database
        .read(sql -> server.house().administration.groups.ofAccounts(sql, List.of(account.id())))
        .getOrDefault(account.id(), List.of())
        .stream()
        .map(dev.vestibule.core.rights.Group::name)
        .toList();
  }

  private static List<String> members(Finding finding) {
    return finding.remarks().stream().map(Remark::member).toList();
  }

  @Test
  void readsCsvWithItsHeader() throws IOException {
    csv(
        "\uFEFFid;username;email;password;full_name;is_staff;groups;profile.address;shoe\r\n"
            + "7;ann;ann@example.test;"
            + DJANGO
            + ";\"Ann; \"\"A\"\"\nB\";true;choir;Rue 1;41\r\n"
            + "8;bob;ANN@example.test;;Bob;;;;\r\n"
            + "9;cid\r\n"
            + "7;ann2;;;;;;;\r\n");
    assertThat(findings.stream().map(Finding::outcome))
        .containsExactly(Outcome.IMPORTED, Outcome.CHANGED, Outcome.SKIPPED, Outcome.SKIPPED);
    assertThat(members(findings.get(1))).containsExactly("email", "password");
    assertThat(findings.get(2).id()).isEqualTo("line 5");
    assertThat(findings.get(2).remarks().getFirst().why()).contains("2 fields, the header 9");
    assertThat(remarks).containsExactly("column shoe was left behind");
    Account ann = account("ann");
    assertThat(ann.fullName()).isEqualTo("Ann; \"A\"B");
    assertThat(ann.staff()).isTrue();
    assertThat(groups(ann)).containsExactly("choir");
    assertThat(visitor.create("ann", PASSWORD).status()).isEqualTo(200);
    assertThat(account("bob").email()).isNull();
    assertThat(visitor.create("bob", "").status()).isNotEqualTo(200);
  }

  @Test
  void goesOnWhereItWasBrokenOff() throws IOException {
    csv("username,email\nann,ann@example.test\n");
    csv("username,email\nann,ann@example.test\nbob,bob@example.test\n");
    assertThat(findings.stream().map(Finding::outcome))
        .containsExactly(Outcome.PRESENT, Outcome.CHANGED);
  }

  @Test
  void mergesNobodyWhoIsHere() throws IOException {
    visitor.account("ann");
    csv("username,email,uuid\nann,other@example.test,\nbob," + Visitor.email("ann") + ",\n");
    assertThat(findings.getFirst().outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(members(findings.getFirst())).containsExactly("username");
    assertThat(members(findings.get(1))).contains("email");
    assertThat(account("ann").email()).isEqualTo(Visitor.email("ann"));
  }

  @Test
  void readsJsonLines() throws IOException {
    String uuid = "0f0e0d0c-0b0a-0908-0706-050403020100";
    String phc = server.house().passwordHashes.hash(PASSWORD);
    run(
        new JsonLinesUsers(
            file(
                "{\"id\":70,\"uuid\":\""
                    + uuid
                    + "\",\"username\":\"ann\",\"email\":\"ann@example.test\",\"email_verified\":true,"
                    + "\"password\":\""
                    + phc
                    + "\",\"groups\":[\"choir\",\"band\"],\"profile\":{\"address\":\"Rue"
                    + " 1\",\"pets\":3},\"locale\":\"fr\",\"joined\":null}\n\n"
                    + "{\"id\":\"x\",\"username\":\"bob\"}\n"
                    + "{\"password\":\"geheim"),
            DjangoMapping.Given.NOTHING,
            true));
    assertThat(findings.stream().map(Finding::outcome))
        .containsExactly(Outcome.CHANGED, Outcome.SKIPPED, Outcome.SKIPPED);
    assertThat(members(findings.getFirst())).containsExactly("profile.pets");
    assertThat(findings.get(2).toString()).contains("line 4", "no JSON").doesNotContain("geheim");
    Account ann = account("ann");
    assertThat(ann.id()).isEqualTo(70);
    assertThat(ann.uuid()).hasToString(uuid);
    assertThat(ann.emailVerifiedAt()).isNotNull();
    assertThat(ann.locale()).isEqualTo("fr");
    assertThat(groups(ann)).containsExactly("band", "choir");
    assertThat(visitor.create("ann", PASSWORD).status()).isEqualTo(200);
    assertThat(visitor.account("next")).isGreaterThan(70);
  }

  @Test
  void aMappingGivesColumnsOtherNames() throws IOException {
    var given =
        new DjangoMapping.Given(
            null,
            "Key",
            Map.of("username", "Login", "full_name", "Name"),
            Map.of("address", "Street"),
            Map.of("2", "bobby"),
            Map.of());
    run(new CsvUsers(file("Key,Login,Name,Street\n1,ann,Ann,Rue 1\n2,bob,Bob,\n"), given, false));
    assertThat(account("ann").fullName()).isEqualTo("Ann");
    assertThat(account("bobby").fullName()).isEqualTo("Bob");
    assertThat(remarks).isEmpty();
  }

  private String realm() {
    String[] argon = server.house().passwordHashes.hash(PASSWORD).split("\\$", -1);
    String[] cost = argon[3].split("\\D+", -1);
    return """
    {"realm":"shop","groups":[{"name":"choir","subGroups":[]}],"users":[
    {"id":"0f0e0d0c-0b0a-0908-0706-050403020100","username":"ann","email":"ann@example.test",
     "emailVerified":true,"enabled":true,"createdTimestamp":1577934245000,"firstName":"Ann",
     "attributes":{"street":["Rue 1"],"locale":["fr"],"shoe":["41"]},"groups":["/choir/alto"],
     "credentials":[{"type":"password","secretData":"{\\"value\\":\\"SHA512\\",\\"salt\\":\\"SALT\\",\\"additionalParameters\\":{}}",
     "credentialData":"{\\"hashIterations\\":1000,\\"algorithm\\":\\"pbkdf2-sha512\\",\\"additionalParameters\\":{}}"}],
     "requiredActions":["VERIFY_EMAIL"],"realmRoles":["default-roles-shop","boss"],
     "federatedIdentities":[{"identityProvider":"github","userId":"17","userName":"ann"}]},
    {"id":"b","username":"bob","enabled":false,"credentials":[{"type":"password","hashedSaltedValue":"SHA256",
     "salt":"SALT","hashIterations":1000,"algorithm":"pbkdf2-sha256"}]},
    {"id":"c","username":"cid","enabled":true,"credentials":[{"type":"password",
     "secretData":"{\\"value\\":\\"ARGON\\",\\"salt\\":\\"ASALT\\"}",
     "credentialData":"{\\"hashIterations\\":TIMES,\\"algorithm\\":\\"argon2\\",\\"additionalParameters\\":{\\"hashLength\\":[\\"32\\"],\\"memory\\":[\\"MEMORY\\"],\\"type\\":[\\"id\\"],\\"version\\":[\\"1.3\\"],\\"parallelism\\":[\\"LANES\\"]}}"}]},
    {"id":"d","username":"service-account-x","serviceAccountClientId":"x"}],
    "clients":[{"users":[]}]}
    """
        .replace("SHA512", SHA512)
        .replace("SHA256", SHA256)
        .replace("ASALT", padded(argon[4]))
        .replace("SALT", SALT)
        .replace("ARGON", padded(argon[5]))
        .replace("MEMORY", cost[1])
        .replace("TIMES", cost[2])
        .replace("LANES", cost[3]);
  }

  @Test
  void readsARealmOfKeycloaks() throws IOException {
    String realm = realm();
    var given =
        new DjangoMapping.Given(
            null, null, Map.of(), Map.of("address", "street"), Map.of(), Map.of());
    run(new KeycloakRealm(file(realm), given));
    assertThat(findings).hasSize(4);
    assertThat(members(findings.getFirst()))
        .containsExactly("attributes", "required_actions", "federated_identities", "roles");
    assertThat(findings.getFirst().remarks().toString())
        .contains("VERIFY_EMAIL", "github 17", "boss", "shoe")
        .doesNotContain("default-roles");
    assertThat(findings.get(3).outcome()).isEqualTo(Outcome.SKIPPED);
    Account ann = account("ann");
    assertThat(ann.uuid()).hasToString("0f0e0d0c-0b0a-0908-0706-050403020100");
    assertThat(ann.joinedAt()).isEqualTo("2020-01-02T03:04:05Z");
    assertThat(ann.emailVerifiedAt()).isNotNull();
    assertThat(groups(ann)).containsExactly("choir/alto");
    assertThat(account("bob").status()).isEqualTo(AccountStatus.DEACTIVATED);
    assertThat(visitor.create("ann", PASSWORD).status()).isEqualTo(200);
    assertThat(visitor.create("cid", PASSWORD).status()).isEqualTo(200);
    assertThat(server.house().passwordHashes.matches(PASSWORD, account("bob").passwordHash()))
        .isTrue();
  }

  private static String padded(String bare) {
    return bare + "=".repeat((4 - bare.length() % 4) % 4);
  }

  @Test
  void asksWhatHappensToSecondFactors() throws IOException {
    String realm =
        """
        {"users":[{"id":"a","username":"ann","credentials":[{"id":"1","type":"otp",
         "secretData":"{\\"value\\":\\"12345678901234567890\\"}","credentialData":"{}"}]}]}
        """;
    var nothing = DjangoMapping.Given.NOTHING;
    assertThatThrownBy(() -> run(new KeycloakRealm(file(realm), nothing)))
        .hasMessageContaining("--second-factor");
    run(
        new KeycloakRealm(file(realm), nothing),
        new ImportOptions(
            SecondFactor.DEACTIVATE, AccountStatus.DEACTIVATED, "en", false, null, false));
    assertThat(account("ann").status()).isEqualTo(AccountStatus.DEACTIVATED);
  }

  @Test
  void refusesWhatIsNoFileOfThatKind() throws IOException {
    assertThatThrownBy(() -> csv("username,username\n")).hasMessageContaining("none twice");
    assertThatThrownBy(() -> csv("username\n\"ann" + "x".repeat(1 << 20)))
        .hasMessageContaining("never closed");
    assertThatThrownBy(() -> run(new KeycloakRealm(file("[]"), DjangoMapping.Given.NOTHING)))
        .hasMessageContaining("no export of a realm");
    assertThatThrownBy(() ->
            run(
                new KeycloakRealm(
                    file("{\"users\":[{\"id\":\"geheim"), DjangoMapping.Given.NOTHING)))
        .hasMessageContaining("breaks after user 0");
  }
}
