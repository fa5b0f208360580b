package dev.vestibule.dialect.v1;

import static dev.vestibule.core.rights.Permission.ACCOUNTS_DELETE;
import static dev.vestibule.core.rights.Permission.ACCOUNTS_READ;
import static dev.vestibule.core.rights.Permission.GROUPS_MANAGE;
import static dev.vestibule.core.rights.Permission.GROUPS_READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.dialect.v1.Native.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Groups, what they carry, who belongs to them, and who may choose that. */
class GroupsTest {
  private static TestServer server;
  private static Office office;
  private static String boss;
  private static String manager;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    office = new Office(server);
    boss = office.superuser("boss");
    manager = office.entitled("manager", GROUPS_MANAGE, ACCOUNTS_READ);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aGroupIsMadeReadChangedAndDeleted() {
    Map<String, Object> wanted = Map.of("name", "Support", "permissions", List.of("accounts:read"));
    Reply made = office.send(manager, "POST", "/groups", wanted);
    assertThat(made.status()).isEqualTo(201);
    String path = made.header("Location").replace("/api/v1", "");
    assertThat(office.get(manager, path).json()).isEqualTo(made.json());
    assertThat(Office.errors(office.send(manager, "POST", "/groups", Map.of("name", "SUPPORT"))))
        .containsExactly("/name taken");
    Reply changed =
        office.patch(
            manager,
            path,
            made.header("ETag"),
            "{\"description\": \"Mails\", \"permissions\": []}");
    assertThat(changed.at("/description")).isEqualTo("Mails");
    assertThat(changed.json().get("permissions")).isEmpty();
    assertThat(office.patch(manager, path, made.header("ETag"), Map.of("name", "X")).status())
        .isEqualTo(412);
    assertThat(Office.errors(office.patch(manager, path, Map.of("permissions", List.of("all")))))
        .containsExactly("/permissions/0 permission");
    assertThat(office.bare(manager, "DELETE", path).status()).isEqualTo(204);
    assertThat(office.bare(manager, "DELETE", path).status()).isEqualTo(404);
  }

  @Test
  void membersComeAndGo() {
    String group = "/groups/" + office.group("Team");
    List<String> names = List.of("m1", "m2", "m3");
    names.forEach(name ->
        assertThat(office.bare(manager, "PUT", group + "/members/" + office.account(name)).status())
            .isEqualTo(204));
    String first = group + "/members/" + office.uuid("m1");
    assertThat(office.bare(manager, "PUT", first).status()).isEqualTo(204);
    Reply page = office.get(manager, group + "/members?limit=2");
    assertThat(page.json().get("members")).hasSize(2);
    assertThat(page.header("Link")).contains("rel=\"next\"");
    Reply next = office.get(manager, group + "/members?limit=2&cursor=" + page.at("/next_cursor"));
    assertThat(next.at("/members/0/username")).isEqualTo("m3");
    assertThat(next.json().get("next_cursor").isNull()).isTrue();
    assertThat(office.bare(manager, "DELETE", first).status()).isEqualTo(204);
    assertThat(office.get(manager, group + "/members").json().get("members")).hasSize(2);
    assertThat(office.bare(manager, "PUT", group + "/members/none").status()).isEqualTo(404);
    assertThat(office.get(manager, "/groups/none/members").status()).isEqualTo(404);
  }

  @Test
  void allGroupsAreReadPageByPage() {
    for (int i = 0; i < 5; i++) {
      office.group("Paged " + i);
    }
    List<String> names = new ArrayList<>();
    String path = "/groups?limit=2";
    String cursor = "";
    while (cursor != null) {
      Reply page = office.get(manager, cursor.isEmpty() ? path : path + "&cursor=" + cursor);
      page.json().get("groups").forEach(group -> names.add(group.get("name").asString()));
      cursor = page.json().get("next_cursor").stringValue(null);
    }
    assertThat(names).doesNotHaveDuplicates().contains("Paged 0", "Paged 4");
    assertThat(names.stream().map(name -> name.toLowerCase(java.util.Locale.ROOT))).isSorted();
    assertThat(Office.errors(office.get(manager, "/groups?cursor=abc&page=2")))
        .containsExactlyInAnyOrder("?page parameter", "?cursor cursor");
  }

  @Test
  void nobodyGetsMoreThroughAGroup() {
    String strong = office.group("Strong", ACCOUNTS_DELETE);
    String path = "/groups/" + strong;
    String own = office.uuid("manager");
    List<Reply> refused =
        List.of(
            office.bare(manager, "PUT", path + "/members/" + own),
            office.bare(manager, "DELETE", path + "/members/" + own),
            office.patch(manager, path, Map.of("permissions", List.of())),
            office.bare(manager, "DELETE", path),
            office.send(
                manager,
                "POST",
                "/groups",
                Map.of("name", "Mine", "permissions", List.of("accounts:delete"))));
    assertThat(refused).extracting(Reply::code).containsOnly("beyond-your-rights");
    String weak = office.group("Weak");
    assertThat(
            office
                .patch(
                    manager, "/groups/" + weak, Map.of("permissions", List.of("accounts:delete")))
                .code())
        .isEqualTo("beyond-your-rights");
    String superuser = office.uuid("boss");
    assertThat(office.bare(manager, "PUT", "/groups/" + weak + "/members/" + superuser).code())
        .isEqualTo("beyond-your-rights");
    assertThat(office.bare(boss, "PUT", path + "/members/" + own).status()).isEqualTo(204);
  }

  @Test
  void readersReadAndServicesManageWhatTheyHave() {
    String reader = office.entitled("reader", GROUPS_READ);
    assertThat(office.get(reader, "/groups").status()).isEqualTo(200);
    assertThat(office.send(reader, "POST", "/groups", Map.of("name", "No")).status())
        .isEqualTo(403);
    String key = office.key(GROUPS_MANAGE, ACCOUNTS_READ);
    Map<String, Object> wanted =
        Map.of("name", "By service", "permissions", List.of("accounts:read"));
    assertThat(office.send(key, "POST", "/groups", wanted).status()).isEqualTo(201);
    assertThat(office.get(key, "/groups").status()).isEqualTo(200);
    office.account("nobody");
    assertThat(office.get(office.token("nobody"), "/groups").status()).isEqualTo(403);
  }
}
