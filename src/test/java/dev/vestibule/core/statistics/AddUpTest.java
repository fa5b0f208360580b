package dev.vestibule.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.MovableClock;
import dev.vestibule.Stored;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.events.Actor;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.core.statistics.Statistics.Figures;
import dev.vestibule.core.statistics.Statistics.Series;
import dev.vestibule.core.statistics.Statistics.Step;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.TokenPair;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddUpTest {
  private static final Instant START = Instant.parse("2026-03-01T22:30:00Z");

  private MovableClock clock;
  private TestServer server;
  private Database database;
  private AddUp addUp;
  private Events events;

  @BeforeEach
  void start() {
    clock = MovableClock.at(START);
    server = TestServer.start(Map.of(), clock);
    server.house().jobs.stop();
    database = server.house().database;
    addUp = server.house().addUp;
    events = new Events(clock, new Actor.Server(), List.of(new TakeNotes()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void happens(EventType type, Map<String, String> facts) {
    boolean _ =
        database.write(tx -> {
          events.happened(tx, type, Optional.empty(), new Actor.Nobody(), facts);
          return true;
        });
  }

  private Figures figures(Step step) {
    return new Statistics(database).between(START, clock.instant().plusSeconds(1), step);
  }

  private static List<Long> of(Figures figures, String name) {
    return figures.series().stream()
        .filter(line -> line.name().equals(name))
        .findFirst()
        .map(Series::figures)
        .orElse(List.of());
  }

  private int notes() {
    return database.read(sql -> sql.fetchCount(Hours.NOTES));
  }

  @Test
  void everyEventCountsOnceWheneverTheProcessDies() {
    happens(EventType.SESSION_CREATED, Map.of());
    happens(EventType.SESSION_REFUSED, Map.of("reason", "wrong_password"));
    clock.forward(Duration.ofSeconds(20));
    Instant _ = addUp.run();
    happens(EventType.SESSION_CREATED, Map.of());
    happens(EventType.SESSION_CREATED, Map.of());
    clock.forward(Duration.ofHours(1));
    happens(EventType.SESSION_CREATED, Map.of());
    assertThat(of(figures(Step.HOUR), "sign_ins")).containsExactly(3L, 1L);

    clock.forward(Duration.ofMinutes(1));
    change(tx -> Stored.refuseChanges(tx, "statistic_hours", "the power went"));
    assertThatThrownBy(addUp::run).hasMessageContaining("the power went");
    assertThat(notes()).isEqualTo(3);
    assertThat(of(figures(Step.HOUR), "sign_ins")).containsExactly(3L, 1L);
    change(tx -> Stored.allowChanges(tx, "statistic_hours"));

    Instant _ = addUp.run();
    Instant _ = addUp.run();
    assertThat(notes()).isZero();
    assertThat(of(figures(Step.HOUR), "sign_ins")).containsExactly(3L, 1L);
    assertThat(of(figures(Step.HOUR), "failures.wrong_password")).containsExactly(1L, 0L);
    assertThat(of(figures(Step.DAY), "sign_ins")).containsExactly(4L);
  }

  private void change(Consumer<Transaction> work) {
    boolean _ =
        database.write(tx -> {
          work.accept(tx);
          return true;
        });
  }

  @Test
  void whatIsStillYoungCountsAndStaysANote() {
    happens(EventType.SESSION_CREATED, Map.of());

    Instant next = addUp.run();

    assertThat(next).isEqualTo(START.plusSeconds(60));
    assertThat(notes()).isEqualTo(1);
    assertThat(of(figures(Step.HOUR), "sign_ins")).containsExactly(1L);
  }

  @Test
  void whoeverIsMadeByStaffOrAnImportSignedNobodyUp() {
    UUID account = UUID.randomUUID();
    boolean _ =
        database.write(tx -> {
          for (Actor actor :
              List.of(
                  new Actor.Operator(),
                  new Actor.Service("key"),
                  new Actor.Person(UUID.randomUUID()),
                  new Actor.Person(account))) {
            events.happened(tx, EventType.ACCOUNT_CREATED, Optional.of(account), actor, Map.of());
          }
          return true;
        });

    assertThat(of(figures(Step.HOUR), "sign_ups")).containsExactly(1L);
  }

  @Test
  void peopleAreCountedOnceADay() {
    Visitor people = new Visitor(server);
    people.account("ada");
    people.account("bob");
    signIn("ada");
    signIn("ada");
    signIn("bob");
    Instant _ = addUp.run();
    clock.forward(Duration.ofHours(2));
    signIn("ada");
    Instant _ = addUp.run();

    Figures days = figures(Step.DAY);
    assertThat(of(days, "active_day")).containsExactly(2L, 1L);
    assertThat(of(days, "active_month")).containsExactly(2L, 2L);
    assertThat(of(figures(Step.HOUR), "active_day")).isEmpty();

    clock.forward(Duration.ofDays(9));
    Instant _ = addUp.run();
    int kept = database.read(sql -> sql.fetchCount(DSL.table(DSL.name("active_days"))));
    assertThat(kept).isZero();
    assertThat(of(figures(Step.DAY), "active_day").subList(0, 2)).containsExactly(2L, 1L);
  }

  private void signIn(String name) {
    Account account =
        database.read(sql -> server.house().accounts.byUsername(sql, name)).orElseThrow();
    TokenRules rules = new TokenRules(Duration.ofMinutes(5), Duration.ofDays(1), false, false);
    TokenPair _ = server.house().issueTokens.pair(account, Client.NONE, rules);
  }
}
