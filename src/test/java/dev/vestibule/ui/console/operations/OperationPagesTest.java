package dev.vestibule.ui.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.ui.hosted.PageVisitor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationPagesTest {
  private static TestServer server;
  private static PageVisitor chief;
  private static PageVisitor reader;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("mail.smtp.password", "Zx7-not-to-be-shown"));
    Visitor people = new Visitor(server);
    people.account("chief", Map.of("is_superuser", true));
    people.account("reader", Map.of("is_staff", true));
    boolean _ =
        server
            .house()
            .database
            .write(tx -> {
              var groups = server.house().administration.groups;
              var group = groups.add(tx, "readers", "", Set.of(Permission.SYSTEM_READ));
              var account = server.house().accounts.byUsername(tx.sql(), "reader").orElseThrow();
              groups.addMember(tx, group.id(), account.id());
              return true;
            });
    chief = signedIn("chief");
    reader = signedIn("reader");
  }

  private static PageVisitor signedIn(String name) {
    PageVisitor visitor = new PageVisitor(server);
    visitor.signIn(name, Visitor.PASSWORD);
    return visitor;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/dashboard/",
        "/console/dashboard/?range=day",
        "/console/dashboard/?range=quarter",
        "/console/outbox/",
        "/console/outbox/?state=failed&channel=sms",
        "/console/templates/",
        "/console/templates/mail/activation/",
        "/console/templates/sms/telephone-code/",
        "/console/signing-keys/",
        "/console/settings/",
        "/console/settings/?search=nothing-like-it",
        "/console/jobs/",
        "/console/jobs/housekeeping/",
        "/console/jobs/send-letter/?failing=true",
        "/console/nodes/"
      })
  void everyPageIsShownInBothLanguages(String path) {
    for (String language : List.of("en", "fr")) {
      PageVisitor.Page page =
          reader.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);

      assertThat(page.status()).isEqualTo(200);
      assertThat(page.text())
          .contains("<html lang=\"" + language + "\"")
          .doesNotContain("style=\"", "Zx7-not-to-be-shown", "action=\"/console/outbox/retries/\"")
          .doesNotContainPattern("\\son\\w+=|<script>");
    }
  }

  @Test
  void whoMayOnlyLookChangesNothing() {
    for (String path : List.of("/console/outbox/retries/", "/console/signing-keys/rotation/")) {
      assertThat(reader.get(path).status()).isEqualTo(403);
      assertThat(reader.post(path, Map.of()).status()).isEqualTo(403);
    }
  }

  @Test
  void aMailIsShownInAClosedFrame() {
    PageVisitor.Page page = chief.get("/console/templates/mail/activation/?language=fr");
    assertThat(page.text()).contains(" sandbox src=\"/console/templates/mail/activation/html/");
    assertThat(page.header("Content-Security-Policy")).contains("frame-src 'self'");

    PageVisitor.Page mail = chief.get("/console/templates/mail/activation/html/?language=fr");

    assertThat(mail.header("Content-Security-Policy"))
        .startsWith("sandbox; default-src 'none'")
        .contains("frame-ancestors 'self'");
    assertThat(mail.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
  }

  @Test
  void aKeyIsMadeAfterAQuestion() {
    int before = server.house().signingKeys.known().size();
    assertThat(chief.get("/console/signing-keys/rotation/?lang=en").text())
        .contains("Make a new key?");

    PageVisitor.Page sent = chief.post("/console/signing-keys/rotation/", Map.of());

    assertThat(sent.header("Location")).isEqualTo("/console/signing-keys/?done=rotated");
    assertThat(chief.get("/console/signing-keys/?done=rotated&lang=en").text())
        .contains("The new key is published", "Coming");
    assertThat(server.house().signingKeys.known()).hasSize(before + 1);
    String id = server.house().signingKeys.known().getFirst().id();
    assertThat(chief.post("/console/signing-keys/" + id + "/retirement/", Map.of()).status())
        .isEqualTo(409);
  }

  @Test
  void figuresOfAChartAreATable() {
    PageVisitor.Page csv = reader.get("/console/dashboard/sign-ups/csv/?range=week");

    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.text().lines()).hasSize(8).first().isEqualTo("time,sign_ups,verifications");
    assertThat(reader.get("/console/dashboard/nothing/csv/").status()).isEqualTo(404);
  }

  @Test
  void whatIsNotThereIsMissing() {
    for (String path :
        List.of(
            "/console/outbox/none/",
            "/console/outbox/none/retry/",
            "/console/jobs/none/",
            "/console/templates/mail/none/")) {
      assertThat(chief.get(path).status()).as(path).isEqualTo(404);
    }
  }
}
