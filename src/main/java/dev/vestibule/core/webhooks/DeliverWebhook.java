package dev.vestibule.core.webhooks;

import dev.vestibule.core.events.EventType;
import dev.vestibule.core.webhooks.Delivery.State;
import dev.vestibule.platform.config.WebhookSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.jobs.Job;
import dev.vestibule.platform.outbound.Poster;
import dev.vestibule.platform.outbound.Sent;
import dev.vestibule.platform.tracing.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one endpoint one event and records what came of it. Dying between both tells it again, with
 * the same {@code webhook-id}.
 */
public final class DeliverWebhook {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverWebhook.class);
  private static final int GONE = 410;
  private static final Duration MOST_ASKED = Duration.ofHours(1);

  private final Database database;
  private final Endpoints endpoints;
  private final Deliveries deliveries;
  private final Queue queue;
  private final Known known;
  private final Poster poster;
  private final Waits waits;
  private final Gates gates;
  private final WebhookFigures figures;
  private final WebhookSettings settings;
  private final InstantSource clock;

  DeliverWebhook(
      Database database,
      Endpoints endpoints,
      Deliveries deliveries,
      Queue queue,
      Known known,
      Poster poster,
      Waits waits,
      WebhookFigures figures,
      WebhookSettings settings,
      InstantSource clock) {
    this.database = database;
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.queue = queue;
    this.known = known;
    this.poster = poster;
    this.waits = waits;
    this.gates = new Gates(clock, waits);
    this.figures = figures;
    this.settings = settings;
    this.clock = clock;
  }

  /** The background work that empties the queue. */
  static Job job(Supplier<DeliverWebhook> later) {
    return new Job(Queue.JOB, id -> later.get().run(UUID.fromString(id)));
  }

  /** Tries once; answers when to try again, or null when the delivery is over. */
  @Nullable Instant run(UUID id) {
    Optional<Delivery> found =
        database.read(sql -> deliveries.byId(sql, id)).filter(d -> d.state() == State.WAITING);
    if (found.isEmpty()) {
      return null;
    }
    Delivery delivery = found.get();
    Optional<Endpoint> endpoint = database.read(sql -> endpoints.byId(sql, delivery.endpoint()));
    if (endpoint.filter(Endpoint::active).isEmpty()) {
      return giveUp(delivery, null, "the endpoint is switched off");
    }
    Optional<Duration> stay = gates.enter(delivery.endpoint());
    if (stay.isPresent()) {
      return tooOld(delivery, stay.get())
          ? giveUp(delivery, null, "the endpoint did not answer for too long")
          : clock.instant().plus(stay.get());
    }
    return recorded(delivery, send(delivery, endpoint.get()));
  }

  private Sent send(Delivery delivery, Endpoint endpoint) {
    long start = System.nanoTime();
    boolean reached = false;
    try {
      byte[] body = database.read(sql -> deliveries.payload(sql, delivery.id())).orElseThrow();
      Sent sent = Span.around("deliver webhook", () -> sent(delivery, endpoint, body));
      reached = sent instanceof Sent.Answered answered && answered.accepted();
      return sent;
    } finally {
      figures.requests.took(System.nanoTime() - start);
      gates.leave(endpoint.id(), reached);
    }
  }

  private Sent sent(Delivery delivery, Endpoint endpoint, byte[] body) {
    Sent sent = poster.post(endpoint.url(), headers(delivery, body), body);
    Span.note("vestibule.webhook", endpoint.id().toString());
    if (sent instanceof Sent.Answered(int status, var _)) {
      Span.note("http.response.status_code", status);
    } else {
      Span.failed();
    }
    return sent;
  }

  /** The timestamp is that of this try, so that a receiver may refuse what is old. */
  private Map<String, String> headers(Delivery delivery, byte[] body) {
    long seconds = clock.instant().getEpochSecond();
    String id = delivery.event().toString();
    List<Secret> secrets = database.read(sql -> endpoints.secrets(sql, delivery.endpoint()));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Vestibule");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(seconds));
    headers.put(
        "webhook-signature",
        secrets.stream()
            .map(secret -> secret.sign(id, seconds, body))
            .collect(Collectors.joining(" ")));
    Span.traceparent().ifPresent(trace -> headers.put("traceparent", trace));
    return headers;
  }

  private @Nullable Instant recorded(Delivery delivery, Sent sent) {
    return switch (sent) {
      case Sent.Answered answered when answered.accepted() ->
          delivered(delivery, answered.status());
      case Sent.Answered(int status, var _) when status == GONE -> gone(delivery);
      case Sent.Answered(int status, var wait) ->
          again(delivery, status, "it answered " + status, wait.orElse(Duration.ZERO));
      case Sent.Forbidden(String host) -> {
        figures.forbidden.increment();
        String reason = host + " has no address that may be connected to (webhooks.allow-networks)";
        yield again(delivery, null, reason, Duration.ZERO);
      }
      case Sent.Unanswered(String reason) -> again(delivery, null, reason, Duration.ZERO);
    };
  }

  private @Nullable Instant delivered(Delivery delivery, int status) {
    figures.delivered.increment();
    database.write(tx -> {
      finish(tx, delivery, State.DELIVERED, status, null);
      endpoints.reached(tx, delivery.endpoint());
      return true;
    });
    return null;
  }

  private @Nullable Instant gone(Delivery delivery) {
    switchOff(delivery.endpoint(), Endpoint.Off.GONE, "it answered 410");
    return giveUp(delivery, GONE, "it answered 410: gone for good");
  }

  private @Nullable Instant giveUp(Delivery delivery, @Nullable Integer status, String reason) {
    figures.failed.increment();
    database.write(tx -> {
      finish(tx, delivery, State.FAILED, status, reason);
      return true;
    });
    LOG.warn("webhook {} to {} is given up: {}", delivery.id(), delivery.endpoint(), reason);
    return null;
  }

  private void finish(
      Transaction tx,
      Delivery delivery,
      State state,
      @Nullable Integer status,
      @Nullable String reason) {
    Instant now = clock.instant();
    if (deliveries.finish(tx, delivery.id(), state, status, reason, now)) {
      queue.next(tx, delivery, now);
      // The last that is told of an account: what was told before it is not kept any longer.
      if (delivery.type().equals(EventType.ACCOUNT_DELETED.word())) {
        delivery.account().ifPresent(account -> deliveries.forget(tx, account));
      }
    }
  }

  private @Nullable Instant again(
      Delivery delivery, @Nullable Integer status, String reason, Duration asked) {
    Instant since = database.write(tx -> endpoints.failed(tx, delivery.endpoint()));
    if (!clock.instant().isBefore(since.plus(settings.switchOffAfter()))) {
      switchOff(delivery.endpoint(), Endpoint.Off.FAILING, "nothing reached it since " + since);
    }
    Duration own = waits.after(delivery.attempts());
    Duration most = asked.compareTo(MOST_ASKED) < 0 ? asked : MOST_ASKED;
    Duration wait = own.compareTo(most) < 0 ? most : own;
    if (tooOld(delivery, wait)) {
      return giveUp(delivery, status, reason);
    }
    figures.retried.increment();
    Instant next = clock.instant().plus(wait);
    database.write(tx -> {
      deliveries.postpone(tx, delivery.id(), status, reason, next);
      return true;
    });
    return next;
  }

  private boolean tooOld(Delivery delivery, Duration wait) {
    Instant end = delivery.createdAt().plus(settings.giveUpAfter());
    return clock.instant().plus(wait).isAfter(end);
  }

  private void switchOff(UUID endpoint, Endpoint.Off why, String reason) {
    figures.switchedOff.increment();
    database.write(tx -> {
      endpoints.switchOff(tx, endpoint, why);
      tx.afterCommit(known::forget);
      return true;
    });
    LOG.warn("webhook endpoint {} is switched off: {}", endpoint, reason);
  }
}
