package dev.vestibule.dialect.v1;

import static dev.vestibule.dialect.v1.Native.access;
import static dev.vestibule.dialect.v1.Native.refreshOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.TestDatabase;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.Refreshing;
import dev.vestibule.core.tokens.RotateSession;
import dev.vestibule.core.tokens.TokenRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nodes that share a database server and a master key: nothing may be true on one of them
 * alone.
 */
class TwoNodesOnServerTest {
  private static final int ROUNDS = 500;
  private static final Duration DAY = Duration.ofDays(1);
  private static final TokenRules ROTATING = new TokenRules(DAY, DAY, true, true);
  private static List<TestServer> nodes;
  private static List<Native> clients;
  private final AtomicInteger turn = new AtomicInteger();

  /** Both start at the same moment, on a database without a table. */
  @BeforeAll
  static void start() throws Exception {
    Path data = Files.createTempDirectory("vestibule-nodes");
    Map<String, String> settings = Map.of("database.url", TestDatabase.empty());
    nodes = Visitor.atOnce(2, () -> TestServer.on(data, settings, InstantSource.system()));
    clients = nodes.stream().map(Native::new).toList();
  }

  @AfterAll
  static void stop() {
    nodes.getFirst().stop();
    nodes.getLast().close();
  }

  private Native next() {
    return clients.get(turn.getAndIncrement() % 2);
  }

  private static House house(int node) {
    return nodes.get(node).house();
  }

  private static Account account(String name) {
    new Visitor(nodes.getFirst()).account(name);
    House house = house(0);
    return house.database.read(sql -> house.accounts.byUsername(sql, name)).orElseThrow();
  }

  @Test
  void nodesThatStartAtOnceAgreeOnTheirKeys() {
    account("both");
    List<String> published =
        Visitor.atOnce(2, () -> house(turn.getAndIncrement() % 2).signingKeys.published()).stream()
            .map(Object::toString)
            .toList();
    assertThat(published.getFirst()).contains("kid").isEqualTo(published.getLast());
    String token = access(clients.getFirst().signIn("both", Native.PASSWORD).json());
    assertThat(clients.getLast().get("/me", token).status()).isEqualTo(200);
    int pairs = house(0).database.read(sql -> sql.fetchCount(sql.selectFrom("signing_keys")));
    assertThat(pairs).isOne();
  }

  @Test
  void whatEndsOnOneNodeHasEndedOnTheOther() {
    account("ends");
    String token = access(clients.getFirst().signIn("ends", Native.PASSWORD).json());
    assertThat(clients.getLast().get("/me", token).status()).isEqualTo(200);
    clients.getFirst().delete("/sessions/current", token);
    assertThat(clients.getLast().get("/me", token).status()).isEqualTo(401);
  }

  @Test
  void aRefreshTokenNeverHasTwoSuccessors() {
    Account account = account("leaf");
    String first = house(0).issueTokens.pair(account, Client.NONE, ROTATING).refresh();
    for (int round = 0; round < ROUNDS; round++) {
      String token = first;
      Set<String> renewed = new HashSet<>(refreshedOnBoth(token));
      assertThat(renewed).as("successors of round %d", round).hasSize(1);
      first = renewed.iterator().next();
    }
  }

  /** The successors that were told. */
  private List<String> refreshedOnBoth(String token) {
    return Visitor.atOnce(
            2, () -> house(turn.getAndIncrement() % 2).refreshSession.refresh(token, ROTATING))
        .stream()
        .filter(Refreshing.Refreshed.class::isInstance)
        .map(Refreshing.Refreshed.class::cast)
        .map(refreshed -> Objects.requireNonNull(refreshed.refresh()))
        .toList();
  }

  @Test
  void aRetryOnTheOtherNodeGetsTheSameSuccessor() {
    account("retry");
    String first = refreshOf(clients.getFirst().signIn("retry", Native.PASSWORD).json());
    for (int round = 0; round < ROUNDS; round++) {
      String token = first;
      List<RotateSession.Outcome> outcomes =
          Visitor.atOnce(
              2, () -> house(turn.getAndIncrement() % 2).rotateSession.renew(token, _ -> ROTATING));
      Set<String> renewed =
          outcomes.stream().map(TwoNodesOnServerTest::successor).collect(Collectors.toSet());
      assertThat(renewed).as("round %d", round).hasSize(1);
      first = renewed.iterator().next();
    }
  }

  private static String successor(RotateSession.Outcome outcome) {
    return outcome instanceof RotateSession.Outcome.Renewed(var session)
        ? session.tokens().refresh()
        : outcome.toString();
  }

  @Test
  void aCodeIsGoodOnceHoweverManyUseIt() {
    String token = clients.getFirst().register("once").at("/tokens/access_token");
    String code = clients.getFirst().code("once");
    List<Integer> statuses = Visitor.atOnce(50, () -> verify(token, code));
    assertThat(statuses).hasSize(50).isSubsetOf(200, 409, 422).containsOnlyOnce(200);
  }

  @Test
  void guessesOnBothNodesAreCountedTogether() {
    String token = clients.getFirst().register("guess").at("/tokens/access_token");
    String code = clients.getFirst().code("guess");
    assertThat(Visitor.atOnce(50, () -> verify(token, Native.wrong(code)))).containsOnly(422);
    assertThat(verify(token, code)).as("the tries are used up").isEqualTo(422);
  }

  private int verify(String token, String code) {
    return next()
        .post("/registrations/verify", Map.of("code", code), "Authorization", "Bearer " + token)
        .status();
  }

  @Test
  void anAddressIsRegisteredOnce() {
    List<Integer> statuses =
        Visitor.atOnce(
            20, () -> next().post("/registrations", Native.registration("same")).status());
    assertThat(statuses).hasSize(20).isSubsetOf(201, 409).containsOnlyOnce(201);
  }

  @Test
  void anIdempotencyKeyIsGoodOnBothNodes() {
    List<Native.Reply> replies =
        Visitor.atOnce(
            10,
            () ->
                next().post("/registrations", Native.registration("idem"), "Idempotency-Key", "k"));
    List<String> made =
        replies.stream().filter(r -> r.status() == 201).map(r -> r.at("/account/id")).toList();
    assertThat(made.stream().distinct()).hasSize(1);
    assertThat(replies).filteredOn(r -> r.status() != 201).allMatch(r -> r.status() == 409);
  }
}
