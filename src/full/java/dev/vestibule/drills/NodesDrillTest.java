package dev.vestibule.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Alone;
import dev.vestibule.House;
import dev.vestibule.TestDatabase;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.RotateSession;
import dev.vestibule.core.tokens.TokenRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three nodes on one PostgreSQL, all asked for the same at once. */
@Alone
class NodesDrillTest {
  private static final int NODES = 3;
  private static final int AT_ONCE = 50;
  private static final int TOKEN_LIMIT = 5;
  private static final Duration DAY = Duration.ofDays(1);
  private static final TokenRules ROTATING = new TokenRules(DAY, DAY, true, true);

  private final AtomicInteger turn = new AtomicInteger();
  private List<TestServer> nodes = List.of();
  private List<Visitor> visitors = List.of();
  private List<Visitor> knox = List.of();

  @BeforeEach
  void start() throws Exception {
    Path data = Files.createTempDirectory("vestibule-drill");
    Map<String, String> settings =
        Map.of(
            "database.url", TestDatabase.empty(),
            "dialects.knox.token-limit-per-user", String.valueOf(TOKEN_LIMIT));
    nodes = Visitor.atOnce(NODES, () -> TestServer.on(data, settings, InstantSource.system()));
    visitors = nodes.stream().map(Visitor::new).toList();
    knox = nodes.stream().map(node -> new Visitor(node, "")).toList();
  }

  @AfterEach
  void stop() {
    nodes.subList(1, nodes.size()).forEach(TestServer::stop);
    nodes.getFirst().close();
  }

  private House house() {
    return nodes.get(turn.getAndIncrement() % NODES).house();
  }

  private Visitor next() {
    return visitors.get(turn.getAndIncrement() % NODES);
  }

  private Account account(String name) {
    visitors.getFirst().account(name);
    House house = house();
    return house.database.read(sql -> house.accounts.byUsername(sql, name)).orElseThrow();
  }

  @Test
  void aRefreshTokenNeverHasTwoLiveSuccessors() throws Exception {
    Account account = account("leaf");
    String token = house().issueTokens.pair(account, Client.NONE, ROTATING).refresh();
    int rounds = Drills.rounds(200, 10_000);
    long began = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      String used = token;
      Set<String> successors =
          Visitor.atOnce(NODES, () -> house().rotateSession.renew(used, _ -> ROTATING)).stream()
              .map(NodesDrillTest::successor)
              .collect(Collectors.toSet());
      assertThat(successors).as("successors of round %d", round).hasSize(1);
      token = successors.iterator().next();
    }
    Results.keep(
        "nodes-refresh",
        Map.of("rounds", rounds, "nodes", NODES, "seconds", seconds(System.nanoTime() - began)));
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).toSeconds();
  }

  private static String successor(RotateSession.Outcome outcome) {
    return outcome instanceof RotateSession.Outcome.Renewed(var session)
        ? Objects.requireNonNull(session.tokens().refresh())
        : outcome.toString();
  }

  @Test
  void aLinkIsGoodOnce() {
    for (int round = 0; round < Drills.rounds(1, 20); round++) {
      account("link" + round);
      Mailbox.Link link = visitors.getFirst().resetLink("link" + round);
      List<Integer> statuses =
          Visitor.atOnce(
              AT_ONCE, () -> next().confirmReset(link, "new-Harbour-" + turn.get()).status());
      assertThat(statuses).hasSize(AT_ONCE).isSubsetOf(204, 400).containsOnlyOnce(204);
    }
  }

  @Test
  void noAccountHasMoreTokensThanAllowed() {
    for (int round = 0; round < Drills.rounds(1, 20); round++) {
      String name = "limit" + round;
      account(name);
      List<Integer> statuses = Visitor.atOnce(AT_ONCE, () -> knoxSignIn(name));
      assertThat(statuses).isSubsetOf(200, 403);
      assertThat(statuses).filteredOn(status -> status == 200).hasSize(TOKEN_LIMIT);
    }
  }

  private int knoxSignIn(String name) {
    Map<String, String> body = Map.of("email", Visitor.email(name), "password", Visitor.PASSWORD);
    return knox.get(turn.getAndIncrement() % NODES).post("/login/", body).status();
  }
}
