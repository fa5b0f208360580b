package dev.vestibule;

import dev.vestibule.core.events.Event;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.notifications.Channel;
import dev.vestibule.core.passwords.HashingFigures;
import dev.vestibule.core.webhooks.Deliveries;
import dev.vestibule.core.webhooks.WebhookFigures;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.database.PoolState;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.figures.Tally;
import dev.vestibule.ui.ops.Check;
import dev.vestibule.ui.ops.Figures;
import dev.vestibule.ui.ops.Health;
import dev.vestibule.ui.ops.Measure;
import dev.vestibule.ui.ops.Tallied;
import dev.vestibule.ui.ops.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** What operators see of a house: its figures and its health. docs/metrics.md tells all of them. */
public final class Watch {
  private static final double MILLIS = 1000.0;

  private final House house;
  private final Tally events = new Tally();
  private final Tally refusals = new Tally();

  Watch(House house) {
    this.house = house;
    for (EventType type : EventType.values()) {
      events.knowing(type.word());
    }
  }

  /** Counts what happens, once it is committed. */
  void heard(Transaction tx, Event event) {
    tx.afterCommit(() -> {
      events.add(event.type().word());
      if (event.type() == EventType.SESSION_REFUSED) {
        refusals.add(event.facts().getOrDefault("reason", "other"));
      }
    });
  }

  Health health(String version) {
    return new Health(
        List.of(
            Check.database(house.database),
            Check.migrations(new Migrations(house.database)),
            CodeWatch.check(house)),
        version,
        house.clock);
  }

  Figures figures() {
    List<Measure> measures = new ArrayList<>(CodeWatch.measures(house));
    measures.addAll(Limits.measures(house));
    measures.addAll(waiting());
    measures.addAll(hashing());
    measures.addAll(connections());
    measures.addAll(webhooks());
    return new Figures(measures, timings(), tallies());
  }

  private List<Measure> waiting() {
    return List.of(
        new Measure(
            "vestibule.outbox.waiting",
            "Mails and text messages to be sent",
            () -> house.outbox.pending()),
        new Measure(
            "vestibule.sms.waiting",
            "Text messages to be sent",
            () -> house.outbox.pending(Channel.SMS)),
        Measure.seconds(
            "vestibule.outbox.oldest.age",
            "How long the oldest mail or text message waits",
            () -> age(house.outbox.waitingSince())),
        new Measure(
            "vestibule.requests.waiting",
            "Requests to be looked at",
            () -> house.answerLater.pending()));
  }

  private double age(Optional<Instant> since) {
    return since
        .map(then -> Duration.between(then, house.clock.instant()).toMillis() / MILLIS)
        .filter(seconds -> seconds > 0)
        .orElse(0.0);
  }

  private List<Measure> hashing() {
    HashingFigures hashing = house.passwordHashes.figures();
    return List.of(
        new Measure("vestibule.password.hashing.waiting", "Passwords that wait", hashing::waiting),
        new Measure(
            "vestibule.password.hashing.room", "Passwords that may wait beside", hashing::room),
        new Measure("vestibule.password.hashing.busy", "Passwords being hashed", hashing::busy),
        new Measure(
            "vestibule.password.hashing.permits",
            "Passwords that can be hashed at a time",
            hashing::permits),
        Measure.counter(
            "vestibule.password.hashing.refused",
            "Requests turned away since too many passwords waited",
            hashing::refused));
  }

  private List<Measure> connections() {
    List<Measure> all = new ArrayList<>();
    for (PoolState pool : house.database.connections()) {
      String name = pool.name();
      all.add(pool(name, "active", "Connections in use", PoolState::active));
      all.add(pool(name, "idle", "Connections that are free", PoolState::idle));
      all.add(pool(name, "max", "Connections that there can be", PoolState::most));
      all.add(pool(name, "waiting", "Threads that wait for a connection", PoolState::waiting));
    }
    return all;
  }

  private Measure pool(
      String pool, String what, String description, ToIntFunction<PoolState> value) {
    return new Measure(
        "vestibule.database.connections." + what,
        description,
        Map.of("pool", pool),
        () ->
            house.database.connections().stream()
                .filter(state -> state.name().equals(pool))
                .mapToInt(value)
                .sum());
  }

  private List<Measure> webhooks() {
    WebhookFigures figures = house.hooks.webhooks.figures;
    Deliveries deliveries = house.hooks.webhooks.deliveries;
    return List.of(
        new Measure(
            "vestibule.webhook.waiting",
            "Webhook deliveries that wait",
            () -> house.database.read(deliveries::backlog).waiting()),
        Measure.seconds(
            "vestibule.webhook.oldest.age",
            "How long the oldest webhook delivery waits",
            () -> age(house.database.read(deliveries::backlog).since())),
        attempts("delivered", figures::delivered),
        attempts("retried", figures::retried),
        attempts("given_up", figures::failed),
        Measure.counter(
            "vestibule.webhook.forbidden",
            "Webhook requests that would have gone to an address that is not allowed",
            figures::forbidden),
        Measure.counter(
            "vestibule.webhook.switched.off",
            "Webhook endpoints that were switched off by themselves",
            figures::switchedOff));
  }

  private static Measure attempts(String outcome, Supplier<Number> value) {
    return Measure.counter(
        "vestibule.webhook.attempts",
        "Tries to tell webhook endpoints something",
        Map.of("outcome", outcome),
        value);
  }

  private List<Timing> timings() {
    HashingFigures hashing = house.passwordHashes.figures();
    List<Timing> all = new ArrayList<>();
    all.add(
        new Timing(
            "vestibule_password_hashing_wait",
            "How long a password waits for its turn",
            Map.of(),
            hashing.waited));
    all.add(
        new Timing(
            "vestibule_password_hashing",
            "How long hashing a password takes",
            Map.of(),
            hashing.worked));
    all.add(
        new Timing(
            "vestibule_webhook_request",
            "How long endpoints of webhooks take to answer",
            Map.of(),
            house.hooks.webhooks.figures.requests));
    house
        .jobs
        .figures()
        .times()
        .forEach((job, times) ->
            all.add(new Timing("vestibule_job", "How long jobs take", Map.of("job", job), times)));
    return all;
  }

  private List<Tallied> tallies() {
    return List.of(
        new Tallied("vestibule_events", "What happened, by its type", "type", events::counts),
        new Tallied(
            "vestibule_sign_ins_refused",
            "Sign-ins that were refused, by their reason",
            "reason",
            refusals::counts),
        new Tallied(
            "vestibule_job_failures",
            "Jobs that broke and are done again",
            "job",
            () -> house.jobs.figures().broken()));
  }
}
