package dev.vestibule.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.administration.MakeFirstSuperuser;
import dev.vestibule.ui.hosted.PageVisitor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstSuperuserTest {
  private final MovableClock clock = new MovableClock();
  private final TestServer server = TestServer.start(Map.of(), clock);

  @AfterEach
  void stop() {
    server.close();
  }

  private MakeFirstSuperuser make() {
    var house = server.house();
    return new MakeFirstSuperuser(
        house.database, house.accounts, house.passwordHashes, house.clock);
  }

  private String path() {
    return "/console/first/" + make().link().orElseThrow() + "/";
  }

  private static Map<String, String> ada(String username) {
    return Map.of(
        "email", username + "@example.org", "username", username, "password", Visitor.PASSWORD);
  }

  @Test
  void theLinkMakesASuperuserAndSignsThemIn() {
    String path = path();
    PageVisitor visitor = new PageVisitor(server);
    assertThat(visitor.get(path).text()).contains("Make the first superuser");
    assertThat(visitor.get(path).header("Referrer-Policy")).isEqualTo("no-referrer");

    PageVisitor.Page made = visitor.post(path, ada("ada"));

    assertThat(made.status()).isEqualTo(303);
    assertThat(made.header("Location")).isEqualTo("/console/");
    assertThat(visitor.get("/console/").header("Location")).isEqualTo("/console/dashboard/");
    assertThat(visitor.get(path).status()).isEqualTo(410);
    assertThat(make().link()).isEmpty();
  }

  @Test
  void theRulesOfPasswordsHold() {
    String path = path();
    PageVisitor visitor = new PageVisitor(server);

    PageVisitor.Page refused =
        visitor.post(path, Map.of("email", "ada", "username", "a b", "password", "12345"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("email-error", "username-error", "password-error");
    assertThat(visitor.post(path, ada("ada")).status()).isEqualTo(303);
  }

  @Test
  void itWorksOnceEvenAskedFiftyTimesAtOnce() {
    String path = path();
    AtomicInteger number = new AtomicInteger();
    PageVisitor visitor = new PageVisitor(server);
    String token = visitor.get("/signin/").token();

    List<Integer> statuses =
        Visitor.atOnce(
            50,
            () -> {
              Map<String, String> form = new HashMap<>(ada("ada" + number.incrementAndGet()));
              form.put("csrftoken", token);
              return visitor.postAsIs(path, form).status();
            });

    assertThat(statuses).filteredOn(status -> status == 303).hasSize(1);
    assertThat(statuses).filteredOn(status -> status != 303).containsOnly(410);
  }

  @Test
  void itIsVoidOnceThereIsASuperuser() {
    String path = path();
    new Visitor(server).account("other", Map.of("is_superuser", true));

    PageVisitor visitor = new PageVisitor(server);

    assertThat(visitor.get(path).status()).isEqualTo(410);
    String token = visitor.get("/signin/").token();
    Map<String, String> form = new HashMap<>(ada("ada"));
    form.put("csrftoken", token);
    assertThat(visitor.postAsIs(path, form).status()).isEqualTo(410);
  }

  @Test
  void itIsVoidAfterHalfAnHour() {
    String path = path();

    clock.forward(Duration.ofMinutes(31));

    assertThat(new PageVisitor(server).get(path).status()).isEqualTo(410);
  }

  @Test
  void theDatabaseKnowsADigestAlone() {
    String secret = make().link().orElseThrow();

    String stored =
        server.house().database.read(sql -> sql.fetch("select digest from setup_links").toString());

    assertThat(stored).doesNotContain(secret);
  }
}
