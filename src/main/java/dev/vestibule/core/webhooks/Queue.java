package dev.vestibule.core.webhooks;

import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.jobs.Jobs;
import java.time.Instant;
import java.util.UUID;

/**
 * Where deliveries wait. The first of each lane has a job and no other: a later one is given its
 * job by whoever is done with the one before. Transactions are serializable, so that neither can
 * miss the other.
 */
final class Queue {
  static final String JOB = "deliver-webhook";

  private final Deliveries deliveries;
  private final Jobs jobs;

  Queue(Deliveries deliveries, Jobs jobs) {
    this.deliveries = deliveries;
    this.jobs = jobs;
  }

  UUID add(Transaction tx, NewDelivery it) {
    boolean waits =
        it.lane().filter(lane -> deliveries.busy(tx.sql(), it.endpoint(), lane)).isPresent();
    UUID id = deliveries.add(tx, it);
    if (!waits) {
      jobs.schedule(tx, JOB, id.toString(), it.at());
    }
    return id;
  }

  /** To be called in the transaction that ended a delivery. */
  void next(Transaction tx, Delivery done, Instant now) {
    deliveries
        .lane(tx.sql(), done.id())
        .flatMap(lane -> deliveries.head(tx.sql(), done.endpoint(), lane))
        .ifPresent(id -> jobs.schedule(tx, JOB, id.toString(), now));
  }
}
