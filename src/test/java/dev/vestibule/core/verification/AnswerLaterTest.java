package dev.vestibule.core.verification;

import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.platform.http.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerLaterTest {
  private static final LinkMail MAIL =
      new LinkMail(
          "password-reset",
          new LinkAddress("https://app.example/reset/{uid}/{token}"),
          Language.FR);

  private final MovableClock clock = new MovableClock();
  private TestServer server;
  private House house;
  private Visitor visitor;
  private DeferredRequests requests;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of("site.name", "Vestibule"), clock);
    house = server.house();
    visitor = new Visitor(server);
    requests = new DeferredRequests(house.vault);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void insert(String id) {
    DeferredRequest request =
        DeferredRequest.of(DeferredRequest.Kind.PASSWORD_RESET, email("waiting"), MAIL);
    house.database.write(tx -> {
      requests.insert(tx, id, request, clock.instant());
      return id;
    });
  }

  @Test
  void aRequestIsSealedAndReadAsItWas() {
    insert("one");
    byte[] content =
        house.database.read(sql ->
            sql.select(DSL.field("content", byte[].class))
                .from("deferred_requests")
                .fetchSingle(0, byte[].class));
    assertThat(new String(content, StandardCharsets.ISO_8859_1))
        .doesNotContain("waiting", "example", "password-reset");
    Optional<DeferredRequest> read = house.database.read(sql -> requests.waiting(sql, "one"));
    assertThat(read.orElseThrow())
        .isEqualTo(DeferredRequest.of(DeferredRequest.Kind.PASSWORD_RESET, email("waiting"), MAIL));
  }

  @Test
  void aRequestIsAnsweredOnce() {
    visitor.account("waiting");
    insert("one");
    assertThat(house.answerLater.pending()).isEqualTo(1);
    assertThat(house.answerLater.run("one")).isNull();
    assertThat(house.answerLater.run("one")).isNull();
    assertThat(house.answerLater.pending()).isZero();
    assertThat(visitor.mailbox.settled(email("waiting")))
        .isEqualTo(List.of("Réinitialisation du mot de passe sur Vestibule"));
  }

  @Test
  void whatHappenedMeanwhileCounts() {
    visitor.account("waiting", Map.of("is_active", false));
    insert("one");
    house.answerLater.run("one");
    assertThat(visitor.mailbox.settled(email("waiting"))).isEmpty();
  }

  @Test
  void aRequestThatNobodyLookedAtIsSweptInTheEnd() {
    insert("one");
    int early =
        house.database.write(tx -> requests.sweep(tx, clock.instant().minus(Duration.ofDays(30))));
    assertThat(early).isZero();
    clock.forward(Duration.ofDays(31));
    int late =
        house.database.write(tx -> requests.sweep(tx, clock.instant().minus(Duration.ofDays(30))));
    assertThat(late).isEqualTo(1);
  }
}
