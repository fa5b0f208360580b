package dev.vestibule.core.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.core.events.EventType;
import dev.vestibule.core.webhooks.Delivery.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Events on their way to a real receiver. */
class WebhooksTest extends WebhookTrials {
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
}
