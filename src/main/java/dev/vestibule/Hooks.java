package dev.vestibule;

import dev.vestibule.core.webhooks.ManageWebhooks;
import dev.vestibule.core.webhooks.Webhooks;
import dev.vestibule.platform.outbound.Lookup;

/** The part of the house that tells other programs what happens. */
public final class Hooks {
  public final Webhooks webhooks;
  public final ManageWebhooks manage;

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
    this.manage = webhooks.manage(house.auditing.events);
  }
}
