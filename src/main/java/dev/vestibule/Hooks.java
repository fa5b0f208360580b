package dev.vestibule;

import dev.vestibule.core.webhooks.ManageWebhooks;
import dev.vestibule.core.webhooks.Webhooks;
import dev.vestibule.dialect.v1.webhooks.WebhookRoutes;
import dev.vestibule.platform.outbound.Lookup;

/** The part of the house that tells other programs what happens. */
public final class Hooks {
  public final Webhooks webhooks;
  public final ManageWebhooks manage;
  final Watch watch;

  Hooks(House house) {
    this.webhooks =
        new Webhooks(
            house.database,
            house.vault,
            house.jobs,
            house.accounts,
            house.settings.webhooks(),
            Lookup.SYSTEM,
            house.clock);
    this.watch = new Watch(house);
    this.manage = webhooks.manage(house.auditing.events);
  }

  /** The part of the native API that looks after them. */
  WebhookRoutes routes(House house) {
    return new WebhookRoutes(house.settings, house.database, house.vault, webhooks, manage);
  }
}
