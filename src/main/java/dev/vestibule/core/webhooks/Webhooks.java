package dev.vestibule.core.webhooks;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.config.WebhookSettings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.jobs.Job;
import dev.vestibule.platform.jobs.Jobs;
import dev.vestibule.platform.outbound.Lookup;
import dev.vestibule.platform.outbound.Poster;
import dev.vestibule.platform.outbound.PublicAddresses;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;

/** All that belongs to webhooks, wired. */
public final class Webhooks {
  /** So many rows a step of housekeeping takes away. */
  private static final int STEP = 500;

  public final Endpoints endpoints;
  public final Deliveries deliveries;
  public final TellWebhooks listener;
  public final WebhookFigures figures = new WebhookFigures();

  final DeliverWebhook deliver;
  private final Queue queue;
  private final Known known;
  private final Payloads payloads;
  private final Database database;
  private final Vault vault;
  private final WebhookSettings settings;
  private final InstantSource clock;

  /**
   * The schema must be there: the key that seals is made now if it is missing.
   *
   * @param lookup finds the addresses of endpoints
   */
  public Webhooks(
      Database database,
      Vault vault,
      Jobs jobs,
      Accounts accounts,
      WebhookSettings settings,
      Lookup lookup,
      InstantSource clock) {
    vault.prepare();
    this.database = database;
    this.vault = vault;
    this.settings = settings;
    this.clock = clock;
    this.endpoints = new Endpoints(vault, clock);
    this.deliveries = new Deliveries(vault);
    this.queue = new Queue(deliveries, jobs);
    this.known = new Known(database, endpoints, clock);
    this.payloads = new Payloads(accounts);
    this.listener = new TellWebhooks(known, deliveries, queue, payloads);
    Poster poster =
        new Poster(
            new PublicAddresses(settings.allowNetworks()),
            lookup,
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            settings.timeout());
    this.deliver =
        new DeliverWebhook(
            database,
            endpoints,
            deliveries,
            queue,
            known,
            poster,
            new Waits(RandomGenerator.getDefault()),
            figures,
            settings,
            clock);
  }

  /** The background work; what it belongs to may come later. */
  public static Job job(Supplier<Webhooks> later) {
    return DeliverWebhook.job(() -> later.get().deliver);
  }

  /** Removes what ended long ago, in steps; answers how many. */
  public static int sweep(Transaction tx, Instant before) {
    return Deliveries.sweep(tx, before, STEP);
  }

  /** What those do who look after endpoints. */
  public ManageWebhooks manage(Events events) {
    return new ManageWebhooks(
        database, vault, endpoints, deliveries, queue, known, payloads, events, settings, clock);
  }
}
