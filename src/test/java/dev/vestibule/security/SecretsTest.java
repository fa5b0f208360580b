package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where secrets must not be found: in logs, and in the database's bytes. */
class SecretsTest {
  private static final String OTHER = "another-horse-battery";
  private static final String RESET = "Password Reset Request";
  private static final String SOCIAL = "2 90 12 75 123 456";
  private static final int SALARY = 417_283_946;

  /** Keeps every record, worded as a text log words it. */
  private static final class Records extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord line) {
      lines.add(formatter.format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  @DisplayName("Secrets: no password, token, link secret or key is logged, at any level")
  void nothingSecretIsLogged() {
    Logger ours = Logger.getLogger("dev.vestibule");
    Level before = ours.getLevel();
    Records records = new Records();
    records.setLevel(Level.ALL);
    ours.addHandler(records);
    ours.setLevel(Level.ALL);
    try (TestServer server = TestServer.start(Map.of("codes.length", "8"))) {
      System.getLogger("dev.vestibule.heard").log(System.Logger.Level.TRACE, "hello");
      List<String> secrets = new ArrayList<>(live(new Visitor(server)));
      Visitor employee = new Visitor(server, "");
      secrets.addAll(employed(employee));
      secrets.add(
          resetByToken(
              employee, employee.mailbox.newest(email("ada"), RESET).orElseThrow().text()));
      assertThat(records.lines).as("what the handler heard").anyMatch(l -> l.contains("hello"));
      assertThat(String.join("\n", records.lines)).doesNotContain(secrets);
    } finally {
      ours.removeHandler(records);
      ours.setLevel(before);
    }
  }

  /** Everything that can be done here once, well and wrongly; answers the secrets met. */
  private static List<String> live(Visitor visitor) {
    List<String> secrets = new ArrayList<>(List.of(PASSWORD, OTHER, "wrong-horse-battery"));
    Link activation = visitor.register("logged");
    visitor.post("/users/activation/", Visitor.activation(activation));
    visitor.post("/users/activation/", Visitor.activation(activation));
    visitor.unchecked(visitor.to("/activate/" + activation.uid() + "/" + activation.token()));
    visitor.create("logged", "wrong-horse-battery");
    Visitor.Pair pair = visitor.signIn("logged");
    visitor.statusOfRefresh(pair.refresh());
    String stored = visitor.storedToken("logged");
    visitor.statusOfMe(stored);
    visitor.statusOfMe(pair.bearer() + "x");
    visitor.unchecked(visitor.to("/auth/users/me/?token=" + pair.access()));
    visitor.json(
        "POST",
        "/users/set_password/",
        Map.of("current_password", PASSWORD, "new_password", OTHER, "re_new_password", OTHER),
        pair.bearer());
    Link reset = visitor.resetLink("logged");
    visitor.unchecked(
        visitor.to("/password/reset/confirm/" + reset.uid() + "/" + reset.token() + "/"));
    visitor.confirmReset(reset, PASSWORD);
    visitor.post("/users/", "{\"password\":\"" + OTHER);
    secrets.addAll(List.of(activation.token(), reset.token(), pair.access(), pair.refresh()));
    secrets.add(stored.substring("Token ".length()));
    return secrets;
  }

  /** What a front end of seed S0 does, well and wrongly; a mail with a reset token is under way. */
  private static List<String> employed(Visitor visitor) {
    Map<String, Object> body =
        Map.of(
            "full_name",
            "Ada Lovelace",
            "email",
            email("ada"),
            "telephone",
            "06 12 34 56 78",
            "password",
            PASSWORD,
            "numero_social",
            SOCIAL,
            "base_salary",
            SALARY);
    Visitor.Reply made = visitor.post("/register/", body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    visitor.post("/register/", body);
    long id = made.json().get("id").asLong();
    String code = made.json().at("/phone_verification/code").asString();
    for (String entered : List.of("00000000", code, code)) {
      visitor.post("/phone_number_verify/", Map.of("user", id, "code", entered));
    }
    Map<String, String> wrong = Map.of("email", email("ada"), "password", "wrong-horse-battery");
    visitor.post("/login/", wrong);
    Map<String, String> right = Map.of("email", email("ada"), "password", PASSWORD);
    String opaque = visitor.post("/login/", right).get("token");
    assertThat(visitor.get("/current_user/", "Token " + opaque).status()).isEqualTo(200);
    visitor.get("/current_user/", "Token " + opaque + "x");
    visitor.json("PATCH", "/update_user/", Map.of("address", "1 rue X"), "Token " + opaque);
    visitor.post("/api/reset-password/", Map.of("email", email("ada")));
    visitor.mailbox.settled("+33612345678");
    return List.of(PASSWORD, code, SOCIAL, String.valueOf(SALARY), opaque);
  }

  /** Uses up the token in the mail's text; answers it. */
  private static String resetByToken(Visitor visitor, String mail) {
    var found = java.util.regex.Pattern.compile(": ([A-Za-z0-9_-]{43})").matcher(mail);
    assertThat(found.find()).as(mail).isTrue();
    Map<String, String> body = Map.of("token", found.group(1), "new_password", OTHER);
    assertThat(visitor.post("/api/reset-password/", body).status()).isEqualTo(200);
    assertThat(visitor.post("/api/reset-password/", body).status()).isEqualTo(400);
    return found.group(1);
  }

  @Test
  @DisplayName("Secrets: no code, opaque token, reset token or sealed field is in the database")
  void nothingSecretOfAnEmployeeIsAtRest() throws IOException {
    Path mails = Files.createTempDirectory("vestibule-mails");
    Map<String, String> settings =
        Map.of(
            "mail.transport", "folder",
            "mail.folder", mails.toString(),
            "sms.transport", "console",
            "codes.length", "8");
    try (TestServer server = TestServer.start(settings)) {
      Visitor visitor = new Visitor(server, "");
      List<String> secrets = new ArrayList<>(employed(visitor));
      assertThat(databaseBytes(server.data())).doesNotContain(secrets);
      secrets.add(resetByToken(visitor, resetMail(mails)));
      secrets.add(OTHER);
      assertThat(databaseBytes(server.data()))
          .contains("Ada Lovelace", "1 rue X")
          .doesNotContain(secrets);
    }
  }

  private static String resetMail(Path mails) throws IOException {
    try (Stream<Path> files = Files.list(mails)) {
      for (Path file : files.toList()) {
        String mail = Files.readString(file).replace("=\r\n", "");
        if (mail.contains("Subject: " + RESET)) {
          return mail;
        }
      }
      throw new AssertionError("no mail with the subject " + RESET);
    }
  }

  @Test
  @DisplayName("Secrets: neither passwords nor tokens nor link secrets are in the database's bytes")
  void nothingSecretIsAtRest() throws IOException {
    Path mails = Files.createTempDirectory("vestibule-mails");
    Map<String, String> settings =
        Map.of("mail.transport", "folder", "mail.folder", mails.toString());
    try (TestServer server = TestServer.start(settings)) {
      Visitor visitor = new Visitor(server);
      visitor.post("/users/", Visitor.registration("resting"));
      visitor.account("resting2");
      Visitor.Pair pair = visitor.signIn("resting2");
      String stored = visitor.storedToken("resting2").substring("Token ".length());
      visitor.post("/users/reset_password/", Map.of("email", email("resting2")));
      visitor.mailbox.settled(email("resting2"));
      List<String> secrets = new ArrayList<>(linkSecrets(mails));
      assertThat(secrets).hasSize(2);
      secrets.addAll(List.of(PASSWORD, stored, pair.access(), pair.refresh()));
      secrets.add(pair.refresh().split("\\.", -1)[2]);

      String bytes = databaseBytes(server.data());

      assertThat(bytes).contains("resting2").doesNotContain(secrets);
      assertThat(bytes).doesNotContain("\"d\":\"");
    }
  }

  private static List<String> linkSecrets(Path mails) throws IOException {
    try (Stream<Path> files = Files.list(mails)) {
      List<String> secrets = new ArrayList<>();
      for (Path file : files.toList()) {
        String mail = Files.readString(file).replace("=\r\n", "").replace("=3D", "=");
        var found =
            java.util.regex.Pattern.compile("/[A-Za-z0-9]{2,6}/([A-Za-z0-9_-]{43})").matcher(mail);
        assertThat(found.find()).as(mail).isTrue();
        secrets.add(found.group(1));
      }
      return secrets;
    }
  }

  /** The database and its write-ahead log, byte for byte. */
  private static String databaseBytes(Path data) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(f -> f.toString().contains("sqlite3")).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
