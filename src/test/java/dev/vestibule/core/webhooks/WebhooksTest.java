package dev.vestibule.core.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.core.events.Actor;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.webhooks.Delivery.State;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events on their way to a real receiver. */
class WebhooksTest {
  static final Map<String, String> SETTINGS =
      Map.of("webhooks.allow-networks", "127.0.0.1", "webhooks.plain-http", "true");
  private static final Actor OPERATOR = new Actor.Operator();

  private static final MovableClock CLOCK = new MovableClock();
  private static TestServer server;
  private static House house;

  private Receiver receiver;

  @BeforeAll
  static void start() {
    server = TestServer.start(SETTINGS, CLOCK);
    house = server.house();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void receive() {
    receiver = new Receiver();
  }

  @AfterEach
  void clear() {
    house.database.read(house.hooks.webhooks.endpoints::all).stream()
        .forEach(endpoint -> house.hooks.manage.remove(endpoint.id(), _ -> true));
    receiver.close();
  }

  private ManageWebhooks.Outcome.Made endpoint(String... types) {
    return endpoint(URI.create(receiver.url()), types);
  }

  private static ManageWebhooks.Outcome.Made endpoint(URI url, String... types) {
    return (ManageWebhooks.Outcome.Made)
        house.hooks.manage.create(new Endpoints.Wishes(url, "", Set.of(types), true, true));
  }

  private static void happened(EventType type, UUID account, Map<String, String> facts) {
    house.database.write(tx -> {
      house.auditing.events.happened(
          tx, type, Optional.of(account), new Actor.Person(account), facts);
      return true;
    });
  }

  private static List<Delivery> deliveries(UUID endpoint) {
    return house.database.read(sql ->
        house.hooks.webhooks.deliveries.before(
            sql, Deliveries.Which.of(endpoint), Optional.empty(), 1000));
  }

  /** Waits until nothing waits. */
  private static List<Delivery> settled(UUID endpoint) {
    long end = System.nanoTime() + 20_000_000_000L;
    List<Delivery> all = deliveries(endpoint);
    while (all.stream().anyMatch(it -> it.state() == State.WAITING)) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
      all = deliveries(endpoint);
    }
    return all;
  }

  /** What a receiver does who follows the specification, with nothing of ours. */
  private static boolean verified(Receiver.Message message, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed =
          message.id()
              + "."
              + message.header("webhook-timestamp")
              + "."
              + new String(message.body(), StandardCharsets.UTF_8);
      String expected =
          Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
      return List.of(message.header("webhook-signature").split(" ", -1)).contains("v1," + expected);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anEventIsToldAndSigned() {
    ManageWebhooks.Outcome.Made made = endpoint("account.updated");
    UUID account = UUID.randomUUID();
    happened(EventType.ACCOUNT_CREATED, account, Map.of());
    happened(EventType.ACCOUNT_UPDATED, account, Map.of("fields", "first_name"));

    Receiver.Message message = receiver.await(1, _ -> true).getFirst();
    assertThat(message.path()).isEqualTo("/hook?a=b");
    assertThat(message.type()).isEqualTo("account.updated");
    assertThat(message.account()).isEqualTo(account.toString());
    assertThat(message.json().at("/data/details/fields").asString()).isEqualTo("first_name");
    assertThat(message.json().at("/data/actor/kind").asString()).isEqualTo("person");
    assertThat(message.header("Content-Type")).isEqualTo("application/json");
    assertThat(verified(message, made.secret().text())).isTrue();
    assertThat(verified(message, Secret.random().text())).isFalse();

    Delivery delivery = settled(made.endpoint().id()).getFirst();
    assertThat(delivery.state()).isEqualTo(State.DELIVERED);
    assertThat(delivery.lastStatus()).contains(204);
    assertThat(delivery.event()).hasToString(message.id());
    assertThat(deliveries(made.endpoint().id())).hasSize(1);
  }

  @Test
  void aTransactionThatFailsTellsNothing() {
    ManageWebhooks.Outcome.Made made = endpoint();
    UUID account = UUID.randomUUID();
    try {
      house.database.write(tx -> {
        house.auditing.events.happened(
            tx, EventType.ACCOUNT_CREATED, Optional.of(account), OPERATOR, Map.of());
        throw new IllegalStateException("on purpose");
      });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("on purpose");
    }
    assertThat(deliveries(made.endpoint().id()))
        .noneMatch(it -> it.account().equals(Optional.of(account)));
  }

  @Test
  void theOrderOfAnAccountIsKeptWhileOthersGoOn() {
    UUID slow = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    AtomicInteger refusals = new AtomicInteger(2);
    receiver.answering(message ->
        message.account().equals(slow.toString()) && refusals.getAndDecrement() > 0 ? 500 : 200);
    UUID id = endpoint("account.updated").endpoint().id();
    for (int i = 0; i < 5; i++) {
      happened(EventType.ACCOUNT_UPDATED, slow, Map.of("fields", "f" + i));
    }
    happened(EventType.ACCOUNT_UPDATED, other, Map.of("fields", "x"));

    receiver.await(1, message -> message.account().equals(other.toString()));
    awaitUntil(() -> attempts(id, slow) == 1);
    CLOCK.forward(Duration.ofSeconds(10));
    awaitUntil(() -> attempts(id, slow) == 2);
    CLOCK.forward(Duration.ofSeconds(60));
    List<Receiver.Message> all =
        receiver.await(7, message -> message.account().equals(slow.toString()));
    assertThat(all)
        .extracting(message -> message.json().at("/data/details/fields").asString())
        .containsExactly("f0", "f0", "f0", "f1", "f2", "f3", "f4");
    assertThat(all.subList(0, 3))
        .extracting(Receiver.Message::id)
        .containsOnly(all.getFirst().id());
  }

  private static int attempts(UUID endpoint, UUID account) {
    return deliveries(endpoint).stream()
        .filter(it -> it.account().equals(Optional.of(account)))
        .mapToInt(Delivery::attempts)
        .max()
        .orElse(0);
  }

  @Test
  void anotherSecretSignsBesideTheFormerOneForADay() {
    ManageWebhooks.Outcome.Made made = endpoint();
    UUID id = made.endpoint().id();
    var rotated = (ManageWebhooks.Outcome.Made) house.hooks.manage.rotate(id);
    Optional<Delivery> _ = house.hooks.manage.ping(id);

    Receiver.Message both =
        receiver.await(1, message -> message.type().equals("webhook.ping")).getFirst();
    assertThat(verified(both, made.secret().text())).isTrue();
    assertThat(verified(both, rotated.secret().text())).isTrue();

    CLOCK.forward(Duration.ofDays(1).plusSeconds(1));
    Optional<Delivery> _ = house.hooks.manage.ping(id);
    Receiver.Message one =
        receiver.await(2, message -> message.type().equals("webhook.ping")).getLast();
    assertThat(verified(one, made.secret().text())).isFalse();
    assertThat(verified(one, rotated.secret().text())).isTrue();
  }

  @Test
  void whoIsGoneIsToldNothingMore() {
    receiver.answering(_ -> 410);
    UUID id = endpoint("account.created").endpoint().id();
    UUID account = UUID.randomUUID();
    happened(EventType.ACCOUNT_CREATED, account, Map.of());
    happened(EventType.ACCOUNT_CREATED, account, Map.of());

    assertThat(settled(id)).extracting(Delivery::state).containsOnly(State.FAILED);
    assertThat(receiver.messages()).hasSize(1);
    assertThat(read(id).off()).contains(Endpoint.Off.GONE);
    happened(EventType.ACCOUNT_CREATED, account, Map.of());
    assertThat(deliveries(id)).hasSize(2);
  }

  private static Endpoint read(UUID id) {
    return house.database.read(sql -> house.hooks.webhooks.endpoints.byId(sql, id)).orElseThrow();
  }

  @Test
  void aRedirectIsAFailureAndNotFollowed() {
    receiver.answering(_ -> 302);
    UUID id = endpoint("account.created").endpoint().id();
    happened(EventType.ACCOUNT_CREATED, UUID.randomUUID(), Map.of());

    receiver.await(1, _ -> true);
    CLOCK.forward(Duration.ofHours(29));
    Delivery delivery = settled(id).getFirst();
    assertThat(delivery.state()).isEqualTo(State.FAILED);
    assertThat(delivery.lastStatus()).contains(302);
    assertThat(receiver.messages()).extracting(Receiver.Message::path).containsOnly("/hook?a=b");
  }

  @Test
  void whatFailedForDaysIsSwitchedOff() {
    receiver.answering(_ -> 500);
    UUID id = endpoint("account.created").endpoint().id();
    happened(EventType.ACCOUNT_CREATED, UUID.randomUUID(), Map.of());
    receiver.await(1, _ -> true);
    awaitUntil(() -> read(id).failingSince().isPresent());
    CLOCK.forward(Duration.ofDays(6));
    settled(id);
    happened(EventType.ACCOUNT_CREATED, UUID.randomUUID(), Map.of());
    settled(id);
    assertThat(read(id).off()).contains(Endpoint.Off.FAILING);

    receiver.answering(_ -> 200);
    house.hooks.manage.change(id, _ -> true, WebhooksTest::switchedOn);
    happened(EventType.ACCOUNT_CREATED, UUID.randomUUID(), Map.of());
    assertThat(settled(id).getFirst().state()).isEqualTo(State.DELIVERED);
    assertThat(read(id).failingSince()).isEmpty();
  }

  private static Endpoints.Wishes switchedOn(Endpoints.Wishes it) {
    return new Endpoints.Wishes(it.url(), it.description(), it.types(), it.withAccount(), true);
  }

  private static void awaitUntil(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void whatWasToldIsToldAgainWithItsIdAndInOrder() {
    UUID id = endpoint("account.updated").endpoint().id();
    UUID account = UUID.randomUUID();
    for (int i = 0; i < 3; i++) {
      happened(EventType.ACCOUNT_UPDATED, account, Map.of("fields", "f" + i));
    }
    settled(id);
    List<String> first = receiver.messages().stream().map(Receiver.Message::id).toList();
    assertThat(house.hooks.manage.replayAll(Deliveries.Which.of(id))).contains(3);
    settled(id);
    List<String> all = receiver.messages().stream().map(Receiver.Message::id).toList();
    assertThat(all.subList(3, 6)).isEqualTo(first);

    Delivery newest = deliveries(id).getFirst();
    assertThat(house.hooks.manage.replay(id, newest.id())).isPresent();
    settled(id);
    assertThat(receiver.messages().getLast().id()).isEqualTo(first.getLast());
  }

  @Test
  void whatWasToldOfADeletedAccountIsForgotten() {
    UUID id = endpoint("account.updated", "account.deleted").endpoint().id();
    UUID account = UUID.randomUUID();
    happened(EventType.ACCOUNT_UPDATED, account, Map.of());
    happened(EventType.ACCOUNT_DELETED, account, Map.of());
    assertThat(settled(id)).hasSize(2).noneMatch(Delivery::whole);
  }

  /** As when a node dies after its request, or is taken for dead. */
  @Test
  void whatWasSentAndNotRecordedIsSentAgainWithItsId() {
    AtomicInteger times = new AtomicInteger();
    receiver.answering(message -> {
      if (times.getAndIncrement() == 0) {
        UUID waiting =
            house.database.read(house.hooks.webhooks.endpoints::all).stream()
                .flatMap(endpoint -> deliveries(endpoint.id()).stream())
                .filter(it -> it.event().toString().equals(message.id()))
                .map(Delivery::id)
                .findFirst()
                .orElseThrow();
        assertThat(house.hooks.webhooks.deliver.run(waiting)).isNull();
      }
      return 200;
    });
    UUID id = endpoint("account.updated").endpoint().id();
    UUID account = UUID.randomUUID();
    happened(EventType.ACCOUNT_UPDATED, account, Map.of("fields", "one"));
    happened(EventType.ACCOUNT_UPDATED, account, Map.of("fields", "two"));

    assertThat(settled(id)).extracting(Delivery::attempts).containsExactly(1, 1);
    List<Receiver.Message> all = receiver.await(3, _ -> true);
    assertThat(all).hasSize(3);
    assertThat(all.stream().map(Receiver.Message::id).distinct()).hasSize(2);
  }

  @Test
  void privateAddressesAreRefusedWhenMade() {
    for (String url :
        List.of("http://10.0.0.1/", "https://[::1]/", "ftp://x.example/", "https://a@b.example/")) {
      assertThat(
              house.hooks.manage.create(
                  new Endpoints.Wishes(URI.create(url), "", Set.of(), true, true)))
          .as(url)
          .isInstanceOf(ManageWebhooks.Outcome.WrongUrl.class);
    }
  }

  @Test
  void aNameThatLeadsInsideIsNotConnectedTo() {
    URI inside = URI.create("http://localhost.localdomain.invalid:" + receiver.port() + "/");
    UUID id = endpoint(inside, "account.created").endpoint().id();
    happened(EventType.ACCOUNT_CREATED, UUID.randomUUID(), Map.of());
    awaitUntil(() -> deliveries(id).getFirst().attempts() > 0);
    assertThat(deliveries(id).getFirst().state()).isEqualTo(State.WAITING);
    assertThat(receiver.messages()).isEmpty();
  }

  @Test
  void aDeadEndpointDoesNotStopOthers() {
    UUID dead = endpoint(URI.create("http://127.0.0.1:1/"), "account.created").endpoint().id();
    UUID alive = endpoint("account.created").endpoint().id();
    for (int i = 0; i < 30; i++) {
      happened(EventType.ACCOUNT_CREATED, UUID.randomUUID(), Map.of());
    }
    assertThat(settled(alive)).hasSize(30).allMatch(it -> it.state() == State.DELIVERED);
    assertThat(deliveries(dead)).allMatch(it -> it.state() == State.WAITING);
  }
}
