package dev.vestibule.dialect.v1;

import static dev.vestibule.core.rights.Permission.ACCOUNTS_CREATE;
import static dev.vestibule.core.rights.Permission.ACCOUNTS_DELETE;
import static dev.vestibule.core.rights.Permission.ACCOUNTS_READ;
import static dev.vestibule.core.rights.Permission.ACCOUNTS_UPDATE;
import static dev.vestibule.core.rights.Permission.GROUPS_MANAGE;
import static dev.vestibule.dialect.v1.Native.NEW;
import static dev.vestibule.dialect.v1.Native.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.dialect.v1.Native.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Other people's accounts: made, read, changed, shut and deleted, and who may. */
class AccountsTest {
  private static TestServer server;
  private static Office office;
  private static String boss;
  private static String clerk;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                "profile.fields",
                """
                {"grade": {"type": "integer", "dialects": ["v1"], "read": ["staff"], "write": ["staff"]},
                 "badge": {"type": "string", "dialects": ["v1"], "write": ["staff"], "unique": true},
                 "motto": {"type": "string", "dialects": ["v1"], "write": ["self"]}}
                """));
    office = new Office(server);
    boss = office.superuser("boss");
    clerk =
        office.entitled("clerk", ACCOUNTS_READ, ACCOUNTS_CREATE, ACCOUNTS_UPDATE, ACCOUNTS_DELETE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String at(String name) {
    return "/accounts/" + office.uuid(name);
  }

  @Test
  void anAccountIsMadeAndCanSignInAtOnce() {
    Reply made =
        office.send(
            clerk,
            "POST",
            "/accounts",
            Map.of(
                "email", "Made@Example.ORG",
                "password", NEW,
                "username", "made",
                "name", "Ada Made",
                "telephone", "+33612345670",
                "locale", "fr",
                "profile", Map.of("grade", 3)));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/api/v1" + at("made"));
    assertThat(made.at("/status")).isEqualTo("active");
    assertThat(made.at("/email")).isEqualTo("Made@example.org");
    assertThat(made.at("/profile/grade")).isEqualTo("3");
    assertThat(made.json().get("staff").asBoolean()).isFalse();
    Reply read = office.get(clerk, at("made"));
    assertThat(read.json()).isEqualTo(made.json());
    assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).isEqualTo("\"version-1\"");
    assertThat(office.api.signIn("made", NEW).status()).isEqualTo(201);
  }

  @Test
  void somebodyInvitedChoosesAPassword() {
    Map<String, Object> invited =
        Map.of("email", email("invited"), "username", "invited", "locale", "fr");
    assertThat(office.send(clerk, "POST", "/accounts", invited).at("/status")).isEqualTo("pending");
    Mailbox.Link link = office.operator.link(email("invited"));
    assertThat(office.api.mailbox.newest(email("invited"), null).orElseThrow().text())
        .startsWith("Bonjour invited,");
    Map<String, Object> choice =
        Map.of("uid", link.uid(), "token", link.token(), "new_password", NEW);
    assertThat(office.api.post("/password-resets/confirm", choice).status()).isEqualTo(204);
    assertThat(office.api.post("/password-resets/confirm", choice).code())
        .isEqualTo("link-refused");
    assertThat(office.api.signIn("invited", NEW).status()).isEqualTo(201);
    assertThat(office.get(clerk, at("invited")).json().get("email_verified").asBoolean()).isTrue();
  }

  @Test
  void whatCannotBeMadeIsSaidByName() {
    office.account("there");
    Map<String, Object> taken =
        Map.of("email", email("THERE"), "username", "there", "password", NEW);
    assertThat(Office.errors(office.send(clerk, "POST", "/accounts", taken)))
        .containsExactly("/username taken", "/email taken");
    Map<String, Object> both = Map.of("email", email("both"), "password", NEW, "status", "invited");
    assertThat(Office.errors(office.send(clerk, "POST", "/accounts", both)))
        .containsExactly("/password invited");
    assertThat(
            Office.errors(
                office.send(
                    clerk,
                    "POST",
                    "/accounts",
                    "{\"email\": \"x\", \"staff\": 1, \"groups\": [\"7\"], \"status\": \"gone\","
                        + " \"id\": 1, \"profile\": {\"motto\": 1}}")))
        .containsExactlyInAnyOrder(
            "/email email",
            "/staff boolean",
            "/groups/0 uuid",
            "/status choice",
            "/id unknown",
            "/profile/motto value");
    Map<String, Object> weak = Map.of("email", email("weak"), "password", "1234");
    assertThat(office.send(clerk, "POST", "/accounts", weak).status()).isEqualTo(422);
    Map<String, Object> lost =
        Map.of("email", email("lost"), "groups", List.of("00000000-0000-4000-8000-000000000000"));
    assertThat(Office.errors(office.send(boss, "POST", "/accounts", lost)))
        .containsExactly("/groups group");
  }

  @Test
  void aRetriedCreationMakesOneAccount() {
    String[] headers = {"Authorization", "Bearer " + clerk, "Idempotency-Key", "make-once"};
    Map<String, Object> wanted = Map.of("email", email("once"), "username", "once");
    Reply first = office.api.post("/accounts", wanted, headers);
    Reply second = office.api.post("/accounts", wanted, headers);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void aPatchChangesTheVersionThatWasRead() {
    String path = "/accounts/" + office.account("patched");
    String tag = office.get(clerk, path).header("ETag");
    Reply changed =
        office.patch(
            clerk,
            path,
            tag,
            "{\"name\": \"Ada King\", \"email\": \"moved@example.org\", \"username\": \"countess\","
                + " \"telephone\": \"+33612345671\", \"profile\": {\"grade\": 7, \"badge\":"
                + " \"b1\"}}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.at("/username")).isEqualTo("countess");
    assertThat(changed.at("/profile/badge")).isEqualTo("b1");
    assertThat(office.patch(clerk, path, tag, Map.of("name", "Late")).code())
        .isEqualTo("version-mismatch");
    Reply without =
        office.api.send(
            "PATCH",
            path,
            Map.of("name", "x"),
            "Authorization",
            "Bearer " + clerk,
            "Content-Type",
            "application/merge-patch+json");
    assertThat(without.code()).isEqualTo("precondition-required");
    Reply emptied = office.patch(clerk, path, "{\"telephone\": null, \"name\": null}");
    assertThat(emptied.json().get("telephone").isNull()).isTrue();
    assertThat(Office.errors(office.patch(clerk, path, "{\"profile\": {\"motto\": \"mine\"}}")))
        .containsExactly("/profile/motto read-only");
  }

  @Test
  void theTagFollowsTheGroupsToo() {
    String path = "/accounts/" + office.account("grouped");
    String before = office.get(clerk, path).header("ETag");
    String group = office.group("Shown");
    office.join(group, "grouped");
    Reply now = office.get(clerk, path);
    assertThat(now.header("ETag")).isNotEqualTo(before);
    assertThat(now.at("/groups/0/name")).isEqualTo("Shown");
    assertThat(office.patch(clerk, path, before, Map.of("name", "x")).status()).isEqualTo(412);
    office.patch(boss, "/groups/" + group, Map.of("name", "Renamed"));
    assertThat(office.get(clerk, path).header("ETag")).isNotEqualTo(now.header("ETag"));
    Reply same =
        office.api.bare(
            "GET",
            path,
            "Authorization",
            "Bearer " + clerk,
            "If-None-Match",
            office.get(clerk, path).header("ETag"));
    assertThat(same.status()).isEqualTo(304);
  }

  @Test
  void anAccountIsShutOpenedAndDeleted() {
    String path = "/accounts/" + office.account("shut");
    String token = office.token("shut");
    assertThat(office.bare(clerk, "POST", path + "/deactivation").at("/status"))
        .isEqualTo("deactivated");
    assertThat(office.get(token, "/me").status()).isEqualTo(401);
    assertThat(office.bare(clerk, "POST", path + "/password-reset").code())
        .isEqualTo("cannot-be-mailed");
    assertThat(office.bare(clerk, "POST", path + "/activation").at("/status")).isEqualTo("active");
    String again = office.token("shut");
    assertThat(office.bare(clerk, "DELETE", path + "/sessions").status()).isEqualTo(204);
    assertThat(office.get(again, "/me").status()).isEqualTo(401);
    assertThat(office.bare(clerk, "POST", path + "/password-reset").status()).isEqualTo(202);
    assertThat(office.operator.link(email("shut")).token()).isNotEmpty();
    Reply stale =
        office.api.bare(
            "DELETE", path, "Authorization", "Bearer " + clerk, "If-Match", "\"version-1\"");
    assertThat(stale.status()).isEqualTo(412);
    Reply leaving = office.bare(clerk, "DELETE", path);
    assertThat(leaving.status()).isEqualTo(202);
    assertThat(leaving.at("/deletion_due_at")).endsWith("Z");
    assertThat(office.api.signIn("shut", Native.PASSWORD).status()).isEqualTo(401);
    Reply kept = office.bare(clerk, "POST", path + "/restoration");
    assertThat(kept.at("/status")).isEqualTo("active");
    assertThat(kept.json().get("deletion_due_at").isNull()).isTrue();
    assertThat(office.api.signIn("shut", Native.PASSWORD).status()).isEqualTo(201);
    assertThat(office.bare(clerk, "POST", path + "/restoration").status()).isEqualTo(200);
    assertThat(office.get(clerk, "/accounts/none").status()).isEqualTo(404);
  }

  @Test
  void nobodyTouchesWhoMayDoMore() {
    String more = office.account("more");
    office.join(office.group("More", GROUPS_MANAGE), "more");
    String staff = office.account("staff", Map.of("is_staff", true));
    String superuser = office.account("another", Map.of("is_superuser", true));
    String key = office.key(ACCOUNTS_READ, ACCOUNTS_UPDATE, ACCOUNTS_DELETE);
    for (String token : List.of(clerk, key)) {
      for (String id : List.of(more, staff, superuser)) {
        String path = "/accounts/" + id;
        List<Reply> refused =
            List.of(
                office.patch(token, path, Map.of("email", email("stolen"))),
                office.bare(token, "POST", path + "/activation"),
                office.bare(token, "POST", path + "/deactivation"),
                office.bare(token, "POST", path + "/password-reset"),
                office.bare(token, "DELETE", path + "/sessions"),
                office.bare(token, "POST", path + "/restoration"),
                office.bare(token, "DELETE", path));
        assertThat(refused).extracting(Reply::status).containsOnly(403);
        assertThat(refused).extracting(Reply::code).containsOnly("beyond-your-rights");
        assertThat(office.get(token, path).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void nobodyGivesWhatTheyDoNotHave() {
    String group = office.group("Deleters", ACCOUNTS_DELETE);
    String path = "/accounts/" + office.account("given");
    String key = office.key(ACCOUNTS_CREATE, ACCOUNTS_UPDATE);
    for (String token : List.of(clerk, key)) {
      for (String mark : List.of("staff", "superuser")) {
        assertThat(office.patch(token, path, Map.of(mark, true)).code())
            .isEqualTo("beyond-your-rights");
        Map<String, Object> wanted = Map.of("email", email("marked"), mark, true);
        assertThat(office.send(token, "POST", "/accounts", wanted).code())
            .isEqualTo("beyond-your-rights");
      }
      // Whoever may not choose the members of groups does not do so here either.
      Map<String, Object> wanted = Map.of("email", email("in"), "groups", List.of(group));
      assertThat(office.send(token, "POST", "/accounts", wanted).code())
          .isEqualTo("beyond-your-rights");
    }
    assertThat(office.patch(boss, path, Map.of("staff", true)).json().get("staff").asBoolean())
        .isTrue();
    Map<String, Object> wanted =
        Map.of("email", email("in"), "groups", List.of(group), "superuser", true);
    Reply made = office.send(boss, "POST", "/accounts", wanted);
    assertThat(made.at("/groups/0/name")).isEqualTo("Deleters");
    assertThat(made.json().get("superuser").asBoolean()).isTrue();
  }

  @Test
  void aPermissionIsNeededForEach() {
    String path = "/accounts/" + office.account("plain");
    String plain = office.token("plain");
    assertThat(office.get(plain, path).code()).isEqualTo("forbidden");
    assertThat(office.get(plain, path).header("WWW-Authenticate")).contains("accounts:read");
    assertThat(office.bare(plain, "DELETE", path).header("WWW-Authenticate"))
        .contains("accounts:delete");
    assertThat(office.bare(office.key(ACCOUNTS_READ), "POST", path + "/activation").status())
        .isEqualTo(403);
    assertThat(office.api.bare("GET", path).status()).isEqualTo(401);
  }
}
