package dev.vestibule.core.webhooks;

import dev.vestibule.core.events.Event;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Listener;
import dev.vestibule.platform.database.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes down what endpoints are to be told, in the transaction of what happened. */
public final class TellWebhooks implements Listener {
  private final Known known;
  private final Deliveries deliveries;
  private final Queue queue;
  private final Payloads payloads;

  TellWebhooks(Known known, Deliveries deliveries, Queue queue, Payloads payloads) {
    this.known = known;
    this.deliveries = deliveries;
    this.queue = queue;
    this.payloads = payloads;
  }

  @Override
  public void heard(Transaction tx, Event event) {
    String type = event.type().word();
    List<Endpoint> all = known.active();
    for (Endpoint endpoint : all) {
      if (endpoint.wants(type)) {
        queue.add(tx, told(tx, event, endpoint));
      }
    }
    if (event.type() == EventType.ACCOUNT_DELETED) {
      event.account().ifPresent(account -> deliveries.forget(tx, account));
    }
  }

  private NewDelivery told(Transaction tx, Event event, Endpoint endpoint) {
    return new NewDelivery(
        endpoint.id(),
        event.id(),
        event.type().word(),
        event.account(),
        event.account().map(UUID::toString),
        payloads.of(tx.sql(), event, endpoint.withAccount()),
        Optional.empty(),
        event.at());
  }
}
