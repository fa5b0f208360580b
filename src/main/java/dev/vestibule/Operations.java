package dev.vestibule;

import dev.vestibule.core.codes.CodeMessages;
import dev.vestibule.core.notifications.Previews;
import dev.vestibule.core.notifications.RetryMessages;
import dev.vestibule.core.operations.Heartbeat;
import dev.vestibule.core.operations.Nodes;
import dev.vestibule.core.statistics.Statistics;
import dev.vestibule.core.tokens.RuleSigningKeys;
import dev.vestibule.dialect.v1.operations.OperationRoutes;
import dev.vestibule.platform.config.Origins;
import dev.vestibule.platform.config.SettingInForce;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.jobs.JobPages;
import dev.vestibule.ui.console.operations.OperationPages;
import java.util.List;
import java.util.Map;

/** What a running server shows of itself to operators, and what they do with it. */
final class Operations {
  final List<SettingInForce> inForce;
  final Previews previews;
  final RetryMessages retry;
  final RuleSigningKeys ruleKeys;
  final JobPages jobs;
  final Nodes nodes = new Nodes();
  final Statistics statistics;

  private final House house;

  /**
   * Wires it.
   *
   * @param origins where the house's settings came from
   */
  Operations(House house, Origins origins) {
    Settings settings = house.settings;
    this.house = house;
    this.inForce = SettingInForce.all(settings, origins);
    this.previews =
        new Previews(
            settings, Map.of("telephone-code", lang -> CodeMessages.sample(settings, lang)));
    this.retry = new RetryMessages(house.database, house.jobs, house.auditing.events, house.clock);
    this.ruleKeys = new RuleSigningKeys(house.signingKeys, settings, house.clock);
    this.jobs = new JobPages(house.jobs);
    this.statistics = new Statistics(house.database);
  }

  /** Says that this process runs; to be started and closed with the server. */
  Heartbeat heartbeat() {
    return new Heartbeat(
        house.database, nodes, house.clock, house.jobs.node(), Entrances.version());
  }

  OperationPages pages() {
    return new OperationPages(
        house.settings,
        inForce,
        house.clock,
        house.database,
        retry,
        jobs,
        nodes,
        house.signingKeys,
        ruleKeys,
        previews,
        statistics);
  }

  OperationRoutes api() {
    return new OperationRoutes(
        house.settings,
        inForce,
        house.clock,
        house.database,
        house.vault,
        retry,
        jobs,
        nodes,
        house.signingKeys,
        ruleKeys,
        previews,
        statistics);
  }
}
