package dev.vestibule.core.webhooks;

import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.config.WebhookSettings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.outbound.PublicAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Makes, changes and ends endpoints, and tells them things again. */
public final class ManageWebhooks {
  /** More would make every sign-in slow. */
  public static final int MOST = 20;

  /** What one replay repeats at most. */
  public static final int MOST_REPLAYED = 10_000;

  private static final int STEP = 200;
  private static final int LONGEST_URL = 2000;

  private final Database database;
  private final Vault vault;
  private final Endpoints endpoints;
  private final Deliveries deliveries;
  private final Queue queue;
  private final Known known;
  private final Payloads payloads;
  private final Events events;
  private final WebhookSettings settings;
  private final InstantSource clock;

  ManageWebhooks(
      Database database,
      Vault vault,
      Endpoints endpoints,
      Deliveries deliveries,
      Queue queue,
      Known known,
      Payloads payloads,
      Events events,
      WebhookSettings settings,
      InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.queue = queue;
    this.known = known;
    this.payloads = payloads;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Done(Endpoint endpoint) implements Outcome {}

    /** With the only copy of its new secret. */
    record Made(Endpoint endpoint, Secret secret) implements Outcome {}

    record Gone() implements Outcome {}

    record OtherVersion() implements Outcome {}

    /**
     * The address cannot be taken.
     *
     * @param why a word: url, https, private-address
     */
    record WrongUrl(String why) implements Outcome {}

    /** There are {@link #MOST} already. */
    record TooMany() implements Outcome {}
  }

  /** Makes an endpoint with a new secret. */
  public Outcome create(Endpoints.Wishes wishes) {
    Optional<String> wrong = wrong(wishes.url());
    if (wrong.isPresent()) {
      return new Outcome.WrongUrl(wrong.get());
    }
    vault.prepare();
    Secret secret = Secret.random();
    return database.write(tx -> {
      if (endpoints.all(tx.sql()).size() >= MOST) {
        return new Outcome.TooMany();
      }
      Endpoint made = endpoints.add(tx, wishes, secret);
      tell(tx, "webhook.created", made.id());
      return new Outcome.Made(made, secret);
    });
  }

  /**
   * Changes an endpoint.
   *
   * @param expected whether the version is the one that was meant
   */
  public Outcome change(
      UUID id, Predicate<Endpoint> expected, UnaryOperator<Endpoints.Wishes> change) {
    return database.write(tx -> {
      Optional<Endpoint> present = endpoints.byId(tx.sql(), id);
      if (present.isEmpty()) {
        return new Outcome.Gone();
      }
      if (!expected.test(present.get())) {
        return new Outcome.OtherVersion();
      }
      Endpoints.Wishes wishes = change.apply(wishes(present.get()));
      Optional<String> wrong = wrong(wishes.url());
      if (wrong.isPresent()) {
        return new Outcome.WrongUrl(wrong.get());
      }
      endpoints.change(tx, id, wishes);
      tell(tx, "webhook.updated", id);
      return new Outcome.Done(endpoints.byId(tx.sql(), id).orElseThrow());
    });
  }

  private static Endpoints.Wishes wishes(Endpoint it) {
    return new Endpoints.Wishes(
        it.url(), it.description(), it.types(), it.withAccount(), it.active());
  }

  /** Ends an endpoint with all that it was and was to be told. */
  public Outcome remove(UUID id, Predicate<Endpoint> expected) {
    return database.write(tx -> {
      Optional<Endpoint> present = endpoints.byId(tx.sql(), id);
      if (present.isEmpty()) {
        return new Outcome.Gone();
      }
      if (!expected.test(present.get())) {
        return new Outcome.OtherVersion();
      }
      endpoints.remove(tx, id);
      deliveries.removeOf(tx, id);
      tell(tx, "webhook.deleted", id);
      return new Outcome.Done(present.get());
    });
  }

  /** Gives it another secret; for a while both sign. */
  public Outcome rotate(UUID id) {
    vault.prepare();
    Secret secret = Secret.random();
    return database.write(tx -> {
      if (endpoints.byId(tx.sql(), id).isEmpty()) {
        return new Outcome.Gone();
      }
      endpoints.rotate(tx, id, secret, settings.secretOverlap());
      tell(tx, "webhook.secret_rotated", id);
      return new Outcome.Made(endpoints.byId(tx.sql(), id).orElseThrow(), secret);
    });
  }

  /** Sends it something that means nothing; nothing when there is no such endpoint. */
  public Optional<Delivery> ping(UUID id) {
    vault.prepare();
    Instant now = clock.instant();
    return database.write(tx ->
        endpoints
            .byId(tx.sql(), id)
            .map(endpoint ->
                queue.add(
                    tx,
                    new NewDelivery(
                        id,
                        UUID.randomUUID(),
                        Payloads.PING,
                        Optional.empty(),
                        Optional.empty(),
                        payloads.ping(id, now),
                        Optional.empty(),
                        now)))
            .flatMap(delivery -> deliveries.byId(tx.sql(), delivery)));
  }

  /** Tells one thing again, behind all that waits; nothing when it cannot be. */
  public Optional<Delivery> replay(UUID endpoint, UUID delivery) {
    vault.prepare();
    return database.write(tx ->
        deliveries
            .byId(tx.sql(), delivery)
            .filter(it -> it.endpoint().equals(endpoint) && it.whole())
            .filter(it -> it.state() != Delivery.State.WAITING)
            .map(it -> {
              tell(tx, "webhook.replayed", endpoint);
              return again(tx, it);
            })
            .flatMap(id -> deliveries.byId(tx.sql(), id)));
  }

  /**
   * Tells all of a span again, in its order, at most {@link #MOST_REPLAYED}.
   *
   * @param which without a state, those that were delivered and those that failed
   * @return how many; nothing when there is no such endpoint
   */
  public Optional<Integer> replayAll(Deliveries.Which which) {
    vault.prepare();
    if (database.read(sql -> endpoints.byId(sql, which.endpoint())).isEmpty()) {
      return Optional.empty();
    }
    Instant until = which.until().orElseGet(clock::instant);
    Deliveries.Which bounded =
        new Deliveries.Which(
            which.endpoint(),
            which.state(),
            which.type(),
            which.account(),
            which.since(),
            Optional.of(until));
    database.write(tx -> {
      tell(tx, "webhook.replayed", which.endpoint());
      return true;
    });
    int replayed = 0;
    long last = 0;
    List<Delivery> step;
    do {
      long behind = last;
      step = database.write(tx -> replayStep(tx, bounded, behind));
      last = step.isEmpty() ? last : step.getLast().seq();
      replayed += (int) step.stream().filter(it -> it.state() != Delivery.State.WAITING).count();
    } while (step.size() == STEP && replayed < MOST_REPLAYED);
    return Optional.of(replayed);
  }

  private List<Delivery> replayStep(Transaction tx, Deliveries.Which which, long behind) {
    List<Delivery> step = deliveries.whole(tx.sql(), which, behind, STEP);
    step.stream().filter(it -> it.state() != Delivery.State.WAITING).forEach(it -> again(tx, it));
    return step;
  }

  private UUID again(Transaction tx, Delivery it) {
    return queue.add(
        tx,
        new NewDelivery(
            it.endpoint(),
            it.event(),
            it.type(),
            it.account(),
            deliveries.lane(tx.sql(), it.id()),
            deliveries.payload(tx.sql(), it.id()).orElseThrow(),
            Optional.of(it.id()),
            clock.instant()));
  }

  private void tell(Transaction tx, String what, UUID webhook) {
    tx.afterCommit(known::forget);
    events.happened(
        tx,
        EventType.SYSTEM_CHANGED,
        Optional.empty(),
        Map.of("what", what, "webhook", webhook.toString()));
  }

  /** What is wrong with an address. Where a name leads is looked at when it is connected to. */
  private Optional<String> wrong(URI url) {
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    boolean plain = url.getRawUserInfo() == null && url.getRawFragment() == null;
    boolean ascii = url.toString().chars().allMatch(c -> c > ' ' && c < 127);
    if (!web
        || !plain
        || !ascii
        || url.getHost() == null
        || url.toString().length() > LONGEST_URL) {
      return Optional.of("url");
    }
    if (url.getScheme().equals("http") && !settings.plainHttp()) {
      return Optional.of("https");
    }
    return forbidden(url.getHost()) ? Optional.of("private-address") : Optional.empty();
  }

  private boolean forbidden(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      return !new PublicAddresses(settings.allowNetworks()).allow(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
