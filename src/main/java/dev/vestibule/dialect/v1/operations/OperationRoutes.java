package dev.vestibule.dialect.v1.operations;

import dev.vestibule.core.notifications.Previews;
import dev.vestibule.core.notifications.RetryMessages;
import dev.vestibule.core.operations.Nodes;
import dev.vestibule.core.statistics.Statistics;
import dev.vestibule.core.tokens.RuleSigningKeys;
import dev.vestibule.core.tokens.SigningKeys;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.platform.config.SettingInForce;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.jobs.JobPages;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that operators ask of a running server.
 *
 * @param inForce all settings with where they came from
 */
public record OperationRoutes(
    Settings settings,
    List<SettingInForce> inForce,
    InstantSource clock,
    Database database,
    Vault vault,
    RetryMessages retry,
    JobPages jobs,
    Nodes nodes,
    SigningKeys signingKeys,
    RuleSigningKeys ruleKeys,
    Previews previews,
    Statistics statistics) {
  public OperationRoutes {
    inForce = List.copyOf(inForce);
  }

  public List<Route> routes(Frame frame) {
    Cursors cursors = new Cursors(vault, settings.server().basePath() + prefix());
    List<Route> routes = new ArrayList<>();
    routes.addAll(new OutboxResources(database, retry, cursors, clock).routes(frame));
    routes.addAll(new JobResources(database, jobs, nodes, cursors, clock).routes(frame));
    routes.addAll(new SigningKeyResources(signingKeys, ruleKeys, clock).routes(frame));
    routes.addAll(new SettingResources(inForce, previews).routes(frame));
    routes.add(new StatisticsResource(statistics, clock).route(frame));
    return routes;
  }

  private String prefix() {
    return settings.dialects().v1().prefix();
  }
}
