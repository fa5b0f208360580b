package dev.vestibule.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.ui.hosted.PageVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsoleAccountsTest {
  private static final Pattern NAME = Pattern.compile("data-name=\"([^\"]*)\"");
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
  private static final Pattern BACK = Pattern.compile("rel=\"prev\" href=\"([^\"]+)\"");

  private static TestServer server;
  private static Visitor people;
  private static PageVisitor boss;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    people = new Visitor(server);
    people.account("boss", Map.of("is_superuser", true, "is_staff", true));
    for (int i = 0; i < 120; i++) {
      people.account("person%03d".formatted(i));
    }
    boss = new PageVisitor(server);
    boss.signIn("boss", Visitor.PASSWORD);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> names(PageVisitor.Page page) {
    return NAME.matcher(page.text()).results().map(found -> found.group(1)).toList();
  }

  private static String link(Pattern pattern, PageVisitor.Page page) {
    Matcher found = pattern.matcher(page.text());
    return found.find() ? found.group(1).replace("&amp;", "&") : "";
  }

  private static Account account(String username) {
    return server
        .house()
        .database
        .read(sql -> server.house().accounts.byUsername(sql, username))
        .orElseThrow();
  }

  private static String path(String username) {
    return "/console/accounts/" + account(username).uuid() + "/";
  }

  @Test
  void pagesGoForthAndBack() {
    List<String> forth = new ArrayList<>();
    PageVisitor.Page page = boss.get("/console/accounts/?q=person&sort=username");
    forth.addAll(names(page));
    while (!link(NEXT, page).isEmpty()) {
      page = boss.get(link(NEXT, page));
      forth.addAll(names(page));
    }
    List<String> back = new ArrayList<>(names(page));
    while (!link(BACK, page).isEmpty()) {
      page = boss.get(link(BACK, page));
      back.addAll(0, names(page));
    }

    assertThat(forth).hasSize(120).isSorted().doesNotHaveDuplicates();
    assertThat(back).isEqualTo(forth);
    assertThat(boss.get("/console/accounts/count/?q=person").text()).isEqualTo("120 accounts");
  }

  @Test
  void whatIsTypedFindsBeginnings() {
    assertThat(names(boss.get("/console/accounts/?q=person007"))).containsExactly("person007");
    assertThat(names(boss.get("/console/accounts/?q=son007"))).isEmpty();
    assertThat(names(boss.get("/console/accounts/?superuser=true"))).containsExactly("boss");
  }

  @Test
  void aViewIsKeptAndForgotten() {
    PageVisitor.Page kept =
        boss.post("/console/views/", Map.of("name", "My staff", "query", "staff=true"));
    assertThat(kept.header("Location")).isEqualTo("/console/accounts/?staff=true&done=kept");
    PageVisitor.Page list = boss.get("/console/views/");
    assertThat(list.text()).contains("My staff");
    Matcher id = Pattern.compile("name=\"forget\" value=\"([^\"]+)\"").matcher(list.text());
    assertThat(id.find()).isTrue();

    boss.post("/console/views/", Map.of("forget", id.group(1)));

    assertThat(boss.get("/console/views/").text()).doesNotContain("My staff");
  }

  @Test
  void aFileHoldsTheListAndRunsNothing() {
    people.account("formula", Map.of("first_name", "=1+1", "last_name", "\"quoted\""));

    PageVisitor.Page file = boss.get("/console/accounts/export/?q=formula&columns=username,email");

    assertThat(file.header("Content-Type")).startsWith("text/csv");
    assertThat(file.header("X-Total-Count")).isEqualTo("1");
    assertThat(file.text())
        .startsWith("id,name,username,email\r\n")
        .contains(",\"'=1+1 \"\"quoted\"\"\",formula,formula@example.org\r\n");
    assertThat(boss.get("/console/accounts/export/?q=person").text().lines()).hasSize(121);
  }

  @Test
  void dataIsChangedInPlaceUnlessSomebodyWasFaster() {
    people.account("edited");
    String path = path("edited");
    String version = Integer.toString(account("edited").version());

    PageVisitor.Page saved =
        boss.post(
            path, Map.of("version", version, "full_name", "Ada King", "profile_address", "London"));

    assertThat(saved.header("Location")).isEqualTo(path + "?done=saved");
    assertThat(boss.get(path).text()).contains("Ada King", "London");
    assertThat(boss.post(path, Map.of("version", version, "full_name", "Other")).status())
        .isEqualTo(409);
    PageVisitor.Page wrong = boss.post(path, Map.of("version", version, "email", "nowhere"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).contains("id=\"e-email\"", "value=\"nowhere\"");
  }

  @Test
  void actionsAskAndThenAct() {
    people.account("acted");
    String path = path("acted");
    PageVisitor person = new PageVisitor(server);
    person.signIn("acted", Visitor.PASSWORD);
    assertThat(boss.get(path).text()).contains("Sessions and tokens", "Web browser");

    assertThat(boss.get(path + "deactivation/").text()).contains("Deactivate acted?");
    assertThat(account("acted").active()).isTrue();
    boss.post(path + "deactivation/", Map.of("reason", "asked by telephone"));

    assertThat(account("acted").active()).isFalse();
    assertThat(person.get("/account/").status()).isEqualTo(303);
    assertThat(boss.get(path).text()).contains("account.deactivated", "asked by telephone");
    boss.post(path + "activation/", Map.of());
    assertThat(account("acted").active()).isTrue();
    boss.post(path + "deletion/", Map.of());
    assertThat(account("acted").deletionDueAt()).isNotNull();
    boss.post(path + "restoration/", Map.of());
    assertThat(account("acted").deletionDueAt()).isNull();
  }

  @Test
  void oneSessionEndsAndTheOthersStay() {
    people.account("busy");
    PageVisitor first = new PageVisitor(server);
    first.signIn("busy", Visitor.PASSWORD);
    PageVisitor second = new PageVisitor(server);
    second.signIn("busy", Visitor.PASSWORD);
    Matcher session =
        Pattern.compile("sessions/\\?session=([^\"]+)\"").matcher(boss.get(path("busy")).text());
    assertThat(session.find()).isTrue();

    boss.post(path("busy") + "sessions/", Map.of("session", session.group(1)));

    assertThat(List.of(first.get("/account/").status(), second.get("/account/").status()))
        .containsExactlyInAnyOrder(200, 303);
  }

  @Test
  void messagesShowTheirStateAndNeverTheirContent() {
    people.account("written");
    boss.post(path("written") + "password-reset/", Map.of());
    String link = people.link(Visitor.email("written")).token();

    String text = boss.get(path("written")).text();

    assertThat(text).contains("Password reset", "written@example.org").doesNotContain(link);
  }

  @Test
  void whoHasNotProvenTheAddressIsMailedAnotherLink() {
    people.post("/users/", Visitor.registration("late"));
    people.link(Visitor.email("late"));

    boss.post(path("late") + "verification/", Map.of());

    assertThat(
            people
                .post("/users/activation/", Visitor.activation(people.link("late@example.org")))
                .status())
        .isEqualTo(204);
  }
}
