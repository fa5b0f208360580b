package dev.vestibule.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.hosted.PageVisitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every route of the console, asked by everybody there is: whom it lets in, is whom the same
 * operation of the API lets in, as long as they are staff.
 */
class ConsoleRightsTest {
  private static final String SOME = "0b9c9f2e-52c5-4c5d-9a52-3a3f5d1c7e10";
  private static final String ACCOUNT = "/accounts/" + SOME;
  private static final String GROUP = "/groups/" + SOME;

  /** Whoever is let into the console at all; it does nothing that the API knows. */
  private static final String STAFF = "staff";

  /** Everybody. */
  private static final String OPEN = "open";

  /** A route of the console, and the operation of the API that does the same. */
  private static final Map<String, String> TABLE = new LinkedHashMap<>();

  static {
    row("GET /console/", STAFF);
    both("/console/appearance/", STAFF, STAFF);
    both("/console/first/{secret}/", OPEN, OPEN);
    row("GET /console/accounts/", "GET /accounts");
    row("GET /console/accounts/count/", "GET /accounts");
    row("GET /console/accounts/columns/", "GET /accounts");
    row("GET /console/accounts/export/", "GET /accounts");
    both("/console/accounts/new/", "POST /accounts", "POST /accounts");
    both("/console/views/", "GET /accounts", "GET /accounts");
    both("/console/accounts/{id}/", "GET " + ACCOUNT, "PATCH " + ACCOUNT);
    for (String act : List.of("activation", "deactivation", "password-reset")) {
      String same = "POST " + ACCOUNT + "/" + act;
      both("/console/accounts/{id}/" + act + "/", same, same);
    }
    String mails = "POST " + ACCOUNT + "/password-reset";
    both("/console/accounts/{id}/verification/", mails, mails);
    String ends = "DELETE " + ACCOUNT + "/sessions";
    both("/console/accounts/{id}/sessions/", ends, ends);
    both("/console/accounts/{id}/deletion/", "DELETE " + ACCOUNT, "DELETE " + ACCOUNT);
    String keeps = "POST " + ACCOUNT + "/restoration";
    both("/console/accounts/{id}/restoration/", keeps, keeps);
    String joins = "PUT " + GROUP + "/members/" + SOME;
    both("/console/accounts/{id}/groups/", joins, joins);
    row("GET /console/bulk/", "GET /accounts");
    // What is done with each account needs the permission of that besides; see the test below.
    both("/console/bulk/new/", "GET /accounts", "GET /accounts");
    both("/console/bulk/{id}/", "GET /accounts", "GET /accounts");
    row("GET /console/groups/", "GET /groups");
    both("/console/groups/new/", "POST /groups", "POST /groups");
    both("/console/groups/{id}/", "GET " + GROUP, "PATCH " + GROUP);
    both("/console/groups/{id}/deletion/", "DELETE " + GROUP, "DELETE " + GROUP);
    both("/console/groups/{id}/members/", "GET " + GROUP + "/members", joins);
    row("GET /console/keys/", "GET /api-keys");
    both("/console/keys/new/", "POST /api-keys", "POST /api-keys");
    String endsKey = "DELETE /api-keys/" + SOME;
    both("/console/keys/{id}/end/", endsKey, endsKey);
    theServer();
  }

  private static void theServer() {
    row("GET /console/dashboard/", "GET /statistics");
    row("GET /console/dashboard/{chart}/csv/", "GET /statistics");
    row("GET /console/outbox/", "GET /outbox");
    both("/console/outbox/retries/", "POST /outbox-retries", "POST /outbox-retries");
    row("GET /console/outbox/{id}/", "GET /outbox/" + SOME);
    String again = "POST /outbox/" + SOME + "/retry";
    both("/console/outbox/{id}/retry/", again, again);
    row("GET /console/templates/", "GET /templates");
    row("GET /console/templates/{channel}/{name}/", "GET /templates/mail/activation");
    row("GET /console/templates/{channel}/{name}/html/", "GET /templates/mail/activation");
    row("GET /console/signing-keys/", "GET /signing-keys");
    both("/console/signing-keys/rotation/", "POST /signing-keys", "POST /signing-keys");
    String retires = "POST /signing-keys/" + SOME + "/retirement";
    both("/console/signing-keys/{id}/retirement/", retires, retires);
    row("GET /console/settings/", "GET /settings");
    row("GET /console/jobs/", "GET /jobs");
    row("GET /console/jobs/{name}/", "GET /jobs/housekeeping");
    row("GET /console/nodes/", "GET /nodes");
  }

  private static void row(String console, String api) {
    TABLE.put(console, api);
  }

  private static void both(String path, String get, String post) {
    row("GET " + path, get);
    row("POST " + path, post);
  }

  /**
   * Somebody who asks.
   *
   * @param token what their forms repeat
   * @param bearer of the API; empty for nobody
   */
  private record Person(
      String name, boolean staff, PageVisitor browser, String token, String bearer) {}

  private static TestServer server;
  private static Visitor people;
  private static final List<Person> EVERYBODY = new ArrayList<>();

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    people = new Visitor(server);
    EVERYBODY.add(new Person("nobody", false, new PageVisitor(server), "", ""));
    EVERYBODY.add(person("ordinary", false, false, Set.of()));
    EVERYBODY.add(person("bare-staff", true, false, Set.of()));
    EVERYBODY.add(person("permitted", false, false, Set.of(Permission.values())));
    for (Permission permission : Permission.values()) {
      String name = "may-" + permission.word().replace(':', '-');
      EVERYBODY.add(person(name, true, false, Set.of(permission)));
    }
    EVERYBODY.add(person("superuser", false, true, Set.of()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Person person(
      String name, boolean staff, boolean superuser, Set<Permission> permissions) {
    long id = people.account(name, Map.of("is_staff", staff, "is_superuser", superuser));
    if (!permissions.isEmpty()) {
      boolean _ =
          server
              .house()
              .database
              .write(tx -> {
                Group group = server.house().administration.groups.add(tx, name, "", permissions);
                server.house().administration.groups.addMember(tx, group.id(), id);
                return true;
              });
    }
    PageVisitor browser = new PageVisitor(server);
    browser.signIn(name, Visitor.PASSWORD);
    String token = browser.get("/account/profile/").token();
    return new Person(name, staff || superuser, browser, token, people.signIn(name).bearer());
  }

  @Test
  void everyRouteIsInTheTable() {
    Set<String> served = new TreeSet<>();
    for (Route route : server.routes()) {
      if (route.template().startsWith("/console/")) {
        route.methods().forEach(method -> served.add(method + " " + route.template()));
      }
    }

    assertThat(new TreeSet<>(TABLE.keySet())).isEqualTo(served);
  }

  @Test
  void nobodyDoesMoreThanTheApiAllows() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> row : TABLE.entrySet()) {
      for (Person person : EVERYBODY) {
        boolean let = console(person, row.getKey());
        boolean expected =
            switch (row.getValue()) {
              case OPEN -> true;
              case STAFF -> person.staff();
              default -> person.staff() && api(person, row.getValue());
            };
        if (let != expected) {
          wrong.add(person.name() + (let ? " gets to " : " does not get to ") + row.getKey());
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static boolean console(Person person, String route) {
    String[] parts = route.split(" ", 2);
    String path =
        parts[1]
            .replace("{id}", SOME)
            .replace("{secret}", "secret")
            .replace("{chart}", "sign-ups")
            .replace("{channel}", "mail")
            .replace("{name}", parts[1].contains("jobs") ? "housekeeping" : "activation");
    PageVisitor.Page page =
        parts[0].equals("GET")
            ? person.browser().get(path)
            : person.browser().postAsIs(path, Map.of("csrftoken", token(person), "who", SOME));
    boolean sentAway = page.status() == 303 && page.header("Location").startsWith("/signin/");
    return page.status() != 403 && !sentAway;
  }

  private static String token(Person person) {
    return person.token().isEmpty() ? person.browser().get("/signin/").token() : person.token();
  }

  private static boolean api(Person person, String operation) {
    String[] parts = operation.split(" ", 2);
    boolean bodiless = parts[0].equals("GET") || parts[0].equals("DELETE");
    Visitor.Reply reply =
        people.unchecked(
            people
                .to("/api/v1" + parts[1])
                .header(
                    "Authorization", person.bearer().isEmpty() ? "Bearer none" : person.bearer())
                .header("If-Match", "\"none\"")
                .header(
                    "Content-Type",
                    parts[0].equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(
                    parts[0], bodiless ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")));
    return reply.status() != 401 && reply.status() != 403;
  }

  /** Choosing accounts needs one permission, and each thing that is done with them its own. */
  @Test
  void manyAccountsNeedWhatOneDoes() {
    Map<String, Permission> needed =
        Map.of(
            "activate", Permission.ACCOUNTS_UPDATE,
            "deactivate", Permission.ACCOUNTS_UPDATE,
            "end-sessions", Permission.ACCOUNTS_UPDATE,
            "delete", Permission.ACCOUNTS_DELETE,
            "join", Permission.GROUPS_MANAGE);
    for (Permission permission : Permission.values()) {
      String name = "reads-and-" + permission.word().replace(':', '-');
      Person person = person(name, true, false, EnumSet.of(Permission.ACCOUNTS_READ, permission));
      needed.forEach((action, its) -> {
        PageVisitor.Page page =
            person
                .browser()
                .postAsIs(
                    "/console/bulk/new/",
                    Map.of(
                        "csrftoken", person.token(),
                        "action", action,
                        "ids", SOME,
                        "group", SOME));

        assertThat(page.status()).as(name + " " + action).isEqualTo(its == permission ? 303 : 403);
      });
    }
  }
}
