package dev.vestibule;

import dev.vestibule.core.signin.Admission;
import dev.vestibule.core.signin.Failures;
import dev.vestibule.core.signin.Passes;
import dev.vestibule.core.signin.ProveDevice;
import dev.vestibule.core.tokens.Housekeeping;
import dev.vestibule.core.tokens.OpaqueTokenRules;
import dev.vestibule.core.tokens.TokenOwner;
import dev.vestibule.core.verification.DeviceProof;
import dev.vestibule.platform.config.LimitStore;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.limits.Budget;
import dev.vestibule.platform.limits.Budgets;
import dev.vestibule.platform.limits.Counts;
import dev.vestibule.platform.limits.DatabaseCounts;
import dev.vestibule.platform.limits.MemoryCounts;
import dev.vestibule.platform.limits.RedisCounts;
import dev.vestibule.ui.ops.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The part of the house that counts how often something is asked. */
public final class Limits implements AutoCloseable {
  private static final String SIGN_IN_KEY = "sign-in limits";

  final Counts counts;
  public final Budgets budgets;
  final Failures failures;
  final Passes passes;

  Limits(House house) {
    Settings settings = house.settings;
    this.counts = counts(settings, house.database, house);
    this.budgets = new Budgets(settings, counts, house.vault.key("limits"));
    this.failures = new Failures(house.clock);
    this.passes = new Passes(house.clock);
  }

  private static Counts counts(Settings settings, Database database, House house) {
    LimitStore usual = database.shared() ? LimitStore.DATABASE : LimitStore.MEMORY;
    LimitStore byUrl = settings.limits().redisUrl().isPresent() ? LimitStore.REDIS : usual;
    return switch (settings.limits().store().orElse(byUrl)) {
      case MEMORY -> new MemoryCounts(house.clock);
      case DATABASE -> new DatabaseCounts(database, house.clock);
      case REDIS -> RedisCounts.open(settings.limits().redisUrl().orElseThrow(), house.clock);
    };
  }

  /** What lets a device go on after too many wrong passwords. */
  ProveDevice proveDevice(House house) {
    DeviceProof proof = new DeviceProof(house.links, house.answerLater, house.settings.publicUrl());
    return new ProveDevice(
        house.database, failures, passes, proof, house.vault.key(SIGN_IN_KEY), house.clock);
  }

  /** What decides whether a password may be looked at. */
  Admission admission(House house) {
    TokenOwner owners =
        new TokenOwner(
            house.database,
            house.signedTokens,
            house.sessions,
            OpaqueTokenRules.of(house.settings.dialects().knox()));
    return new Admission(
        house.settings,
        house.database,
        budgets,
        failures,
        passes,
        owners,
        house.proveDevice,
        house.vault.key(SIGN_IN_KEY),
        house.clock);
  }

  /** What sweeps away counts that are over. */
  List<Housekeeping.Broom> brooms() {
    return List.of(failures::sweep, passes::sweep, (_, _) -> counts.sweep(Housekeeping.STEP));
  }

  /** What operators see of refusals. */
  static List<Measure> measures(House house) {
    List<Measure> measures = new ArrayList<>();
    for (Budget budget : house.limits.budgets.all()) {
      measures.add(refused(budget.name(), budget::refused));
    }
    measures.add(refused("account", house.admission::paused));
    measures.add(refused("unproven", house.admission::unproven));
    measures.add(
        Measure.counter(
            "vestibule.limits.unanswered",
            "Counts that this node kept by itself since the shared place did not answer",
            house.limits.counts::unanswered));
    return measures;
  }

  private static Measure refused(String limit, Supplier<Number> value) {
    return Measure.counter(
        "vestibule.limits.refused", "Requests that a limit refused", Map.of("limit", limit), value);
  }

  @Override
  public void close() {
    counts.close();
  }
}
