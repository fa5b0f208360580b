package dev.vestibule.core.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.core.events.EventType;
import dev.vestibule.core.webhooks.Delivery.State;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What does not arrive. */
class WebhookFailuresTest extends WebhookTrials {
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
