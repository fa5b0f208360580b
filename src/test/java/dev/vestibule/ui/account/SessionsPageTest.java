package dev.vestibule.ui.account;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.tokens.KnownSession;
import dev.vestibule.platform.geo.PlaceFile;
import dev.vestibule.ui.hosted.PageVisitor;
import dev.vestibule.ui.hosted.PageVisitor.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsPageTest {
  private static final MovableClock CLOCK = new MovableClock();
  private static final Pattern ID = Pattern.compile("name=\"session\" value=\"([^\"]+)\"");
  private static final String FIREFOX =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";

  private static TestServer server;
  private static Visitor people;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Path places =
        new PlaceFile()
            .with("203.0.113.0", 24, PlaceFile.city("London", "Londres", "England", "Angleterre"))
            .writeTo(folder.resolve("places.mmdb"));
    server =
        TestServer.start(
            Map.of("geoip.file", places.toString(), "server.trusted-proxies", "127.0.0.1,::1"),
            CLOCK);
    people = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static PageVisitor signedIn(String name, String... headers) {
    PageVisitor visitor = new PageVisitor(server);
    Page page = visitor.post("/signin/", Map.of("identifier", name, "password", PASSWORD), headers);
    assertThat(page.status()).isEqualTo(303);
    return visitor;
  }

  private static List<String> listed(PageVisitor visitor) {
    return ID.matcher(visitor.get("/account/sessions/").text())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void everyKindIsListedInPlainWords() {
    people.account("ada");
    signedIn("ada", "User-Agent", FIREFOX, "X-Forwarded-For", "203.0.113.9");
    people.signIn("ada");
    people.storedToken("ada");
    PageVisitor visitor = signedIn("ada");

    assertThat(listed(visitor)).as("this one has no button").hasSize(3);
    String page = visitor.get("/account/sessions/").text();
    assertThat(page)
        .contains(
            "Firefox on Windows",
            "London, England · 203.0.113.9",
            "Web browser",
            "App or website",
            "Access token of an app",
            "This browser",
            "just now");
    assertThat(visitor.get("/account/sessions/?lang=fr").text())
        .contains("Firefox sur Windows", "Londres, Angleterre · 203.0.113.9", "à l’instant");
  }

  @Test
  void oneIsEndedAlone() {
    people.account("bob");
    PageVisitor other = signedIn("bob");
    Visitor.Pair pair = people.signIn("bob");
    PageVisitor visitor = signedIn("bob");
    for (String session : listed(visitor)) {
      Page done = visitor.post("/account/sessions/", Map.of("session", session));
      assertThat(done.header("Location")).isEqualTo("/account/sessions/?ended=one");
    }
    assertThat(other.get("/account/").status()).isEqualTo(303);
    assertThat(people.statusOfMe(pair.bearer())).isEqualTo(401);
    assertThat(people.statusOfRefresh(pair.refresh())).isEqualTo(401);
    assertThat(visitor.get("/account/").status()).isEqualTo(200);
    assertThat(listed(visitor)).isEmpty();
  }

  @Test
  void anotherOnesSessionIsNobodysToEnd() {
    people.account("carol");
    people.account("mallory");
    PageVisitor carol = signedIn("carol");
    signedIn("carol");
    String session = listed(carol).getFirst();
    long id = people.find("carol").orElseThrow();
    PageVisitor mallory = signedIn("mallory");
    assertThat(mallory.get("/account/sessions/").text()).doesNotContain(session);
    String token = mallory.get("/account/").token();
    Page refused =
        mallory.postAsIs("/account/sessions/", Map.of("session", session, "csrftoken", token));
    assertThat(refused.header("Location")).isEqualTo("/account/sessions/?ended=none");
    mallory.postAsIs("/account/sessions/", Map.of("action", "others", "csrftoken", token));
    List<KnownSession> known =
        server.house().database.read(sql -> server.house().sessions.ofAccount(sql, id));
    assertThat(known).hasSize(2).allMatch(running -> running.ended() == null);
    assertThat(carol.get("/account/").status()).isEqualTo(200);
  }

  @Test
  void allOthersAreEndedAtOnce() {
    people.account("dora");
    PageVisitor other = signedIn("dora");
    String stored = people.storedToken("dora");
    Visitor.Pair pair = people.signIn("dora");
    PageVisitor visitor = signedIn("dora");
    Page done = visitor.post("/account/sessions/", Map.of("action", "others"));
    assertThat(done.header("Location")).isEqualTo("/account/sessions/?ended=others");
    assertThat(visitor.get("/account/sessions/?ended=others").text()).contains("role=\"status\"");
    assertThat(other.get("/account/").status()).isEqualTo(303);
    assertThat(people.statusOfMe(stored)).isEqualTo(401);
    assertThat(people.statusOfMe(pair.bearer())).isEqualTo(401);
    assertThat(listed(visitor)).isEmpty();
  }

  @Test
  void whatIsOverIsNotListed() {
    people.account("eve");
    signedIn("eve");
    CLOCK.forward(Duration.ofDays(8));
    assertThat(listed(signedIn("eve"))).as("idle for too long").isEmpty();
  }
}
