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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A server and a real receiver, to tell events to. */
abstract class WebhookTrials {
  static final Map<String, String> SETTINGS =
      Map.of("webhooks.allow-networks", "127.0.0.1", "webhooks.plain-http", "true");
  static final Actor OPERATOR = new Actor.Operator();

  static final MovableClock CLOCK = new MovableClock();
  static TestServer server;
  static House house;

  Receiver receiver;

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

  ManageWebhooks.Outcome.Made endpoint(String... types) {
    return endpoint(URI.create(receiver.url()), types);
  }

  static ManageWebhooks.Outcome.Made endpoint(URI url, String... types) {
    return (ManageWebhooks.Outcome.Made)
        house.hooks.manage.create(new Endpoints.Wishes(url, "", Set.of(types), true, true));
  }

  static void happened(EventType type, UUID account, Map<String, String> facts) {
    house.database.write(tx -> {
      house.auditing.events.happened(
          tx, type, Optional.of(account), new Actor.Person(account), facts);
      return true;
    });
  }

  static List<Delivery> deliveries(UUID endpoint) {
    return house.database.read(sql ->
        house.hooks.webhooks.deliveries.before(
            sql, Deliveries.Which.of(endpoint), Optional.empty(), 1000));
  }

  /** Waits until nothing waits. */
  static List<Delivery> settled(UUID endpoint) {
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
  static boolean verified(Receiver.Message message, String secret) {
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

  static int attempts(UUID endpoint, UUID account) {
    return deliveries(endpoint).stream()
        .filter(it -> it.account().equals(Optional.of(account)))
        .mapToInt(Delivery::attempts)
        .max()
        .orElse(0);
  }

  static Endpoint read(UUID id) {
    return house.database.read(sql -> house.hooks.webhooks.endpoints.byId(sql, id)).orElseThrow();
  }

  static Endpoints.Wishes switchedOn(Endpoints.Wishes it) {
    return new Endpoints.Wishes(it.url(), it.description(), it.types(), it.withAccount(), true);
  }

  static void awaitUntil(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }
}
