package dev.vestibule.dialect.v1.webhooks;

import dev.vestibule.core.webhooks.ManageWebhooks;
import dev.vestibule.core.webhooks.Webhooks;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Route;
import java.util.ArrayList;
import java.util.List;

/** The part of the native API that looks after webhooks. */
public record WebhookRoutes(
    Settings settings, Database database, Vault vault, Webhooks webhooks, ManageWebhooks manage) {

  /** Endpoints and deliveries. */
  public List<Route> routes(Frame frame) {
    String base = settings.server().basePath() + settings.dialects().v1().prefix();
    List<Route> routes = new ArrayList<>();
    routes.addAll(new WebhookResources(base, database, webhooks.endpoints, manage).routes(frame));
    routes.addAll(
        new DeliveryResources(database, webhooks, manage, new Cursors(vault, base)).routes(frame));
    return routes;
  }
}
