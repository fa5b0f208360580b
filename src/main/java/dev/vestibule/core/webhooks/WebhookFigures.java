package dev.vestibule.core.webhooks;

import dev.vestibule.platform.figures.Timings;
import java.util.concurrent.atomic.LongAdder;

/** What this node has counted of deliveries since it started. */
public final class WebhookFigures {
  final LongAdder delivered = new LongAdder();
  final LongAdder retried = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder forbidden = new LongAdder();
  final LongAdder switchedOff = new LongAdder();

  /** How long endpoints take to answer. */
  public final Timings requests = new Timings();

  /** Tries that an endpoint took. */
  public long delivered() {
    return delivered.sum();
  }

  /** Tries that did not succeed and are repeated. */
  public long retried() {
    return retried.sum();
  }

  /** Deliveries that were given up. */
  public long failed() {
    return failed.sum();
  }

  /** Tries that led to an address that may not be connected to. */
  public long forbidden() {
    return forbidden.sum();
  }

  /** Endpoints that were switched off by themselves. */
  public long switchedOff() {
    return switchedOff.sum();
  }
}
