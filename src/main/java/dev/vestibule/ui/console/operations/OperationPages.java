package dev.vestibule.ui.console.operations;

import dev.vestibule.core.notifications.Previews;
import dev.vestibule.core.notifications.RetryMessages;
import dev.vestibule.core.operations.Nodes;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.statistics.Statistics;
import dev.vestibule.core.tokens.RuleSigningKeys;
import dev.vestibule.core.tokens.SigningKeys;
import dev.vestibule.platform.config.SettingInForce;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.jobs.JobPages;
import dev.vestibule.ui.console.ConsoleEntry;
import dev.vestibule.ui.console.ConsoleEntry.Area;
import dev.vestibule.ui.console.ConsoleFrame;
import dev.vestibule.ui.console.ConsolePart;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * All of them.
 *
 * @param inForce all settings with where they came from
 */
public record OperationPages(
    Settings settings,
    List<SettingInForce> inForce,
    InstantSource clock,
    Database database,
    RetryMessages retry,
    JobPages jobs,
    Nodes nodes,
    SigningKeys signingKeys,
    RuleSigningKeys ruleKeys,
    Previews previews,
    Statistics statistics)
    implements ConsolePart {
  public OperationPages {
    inForce = List.copyOf(inForce);
  }

  @Override
  public List<ConsoleEntry> entries() {
    return List.of(
        entry(Area.OVERVIEW, DashboardPage.PATH, "dashboard", "dashboard"),
        entry(Area.DELIVERY, OutboxPage.PATH, "outbox", "mail"),
        entry(Area.DELIVERY, TemplatePages.PATH, "templates", "template"),
        entry(Area.SYSTEM, SigningKeyPages.PATH, "keys", "signing"),
        entry(Area.SYSTEM, SettingsPage.PATH, "settings", "settings"),
        entry(Area.SYSTEM, JobsPage.PATH, "jobs", "jobs"),
        entry(Area.SYSTEM, NodesPage.PATH, "nodes", "nodes"));
  }

  private static ConsoleEntry entry(Area area, String path, String name, String icon) {
    return ConsoleEntry.of(area, path, name + ".title", icon, Permission.SYSTEM_READ);
  }

  @Override
  public List<Route> routes(ConsoleFrame frame) {
    Clocks clocks = new Clocks(clock, ZoneId.of(settings.site().timeZone()));
    List<Route> routes = new ArrayList<>();
    routes.addAll(new DashboardPage(frame, statistics, database, nodes, clocks).routes());
    routes.addAll(new OutboxPage(frame, database, retry, clocks).routes());
    routes.addAll(new TemplatePages(frame, previews).routes());
    routes.addAll(new SigningKeyPages(frame, signingKeys, ruleKeys, clocks).routes());
    routes.addAll(new SettingsPage(frame, inForce).routes());
    routes.addAll(new JobsPage(frame, database, jobs, clocks).routes());
    routes.addAll(new NodesPage(frame, database, nodes, clocks).routes());
    return routes;
  }
}
