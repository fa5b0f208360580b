package dev.vestibule.platform.limits;

import dev.vestibule.platform.config.LimitSettings;
import dev.vestibule.platform.config.Settings;
import java.util.List;

/** All budgets of the house. All dialects spend of the same ones. */
public final class Budgets {
  /** Questions whose answers can tell who has an account. */
  public final NetworkBudget existence;

  /** Passwords of a network's that were wrong. */
  public final NetworkBudget failures;

  /** New tokens for old ones. */
  public final NetworkBudget refreshes;

  /** Wrong passwords of all together, from devices that are not known. */
  public final Budget everybody;

  /** Mails that a stranger can cause to one address. */
  public final Budget mails;

  private final List<Budget> all;

  /**
   * @param key hides whose budgets are kept where; the same on all nodes
   */
  public Budgets(Settings settings, Counts counts, byte[] key) {
    LimitSettings limits = settings.limits();
    boolean strict = settings.strict();
    Budget asking =
        new Budget(Allowance.perMinute("existence", settings.existencePerMinute()), counts, key);
    Budget failing =
        new Budget(Allowance.perHour("sign-in", limits.failuresPerHour(strict)), counts, key);
    Budget refreshing =
        new Budget(Allowance.perMinute("refresh", limits.refreshesPerMinute(strict)), counts, key);
    this.existence = new NetworkBudget(asking);
    this.failures = new NetworkBudget(failing);
    this.refreshes = new NetworkBudget(refreshing);
    this.everybody =
        new Budget(Allowance.perMinute("everybody", limits.allFailures(strict)), counts, key);
    this.mails = new Budget(Allowance.perHour("mail", limits.mailsPerHour(strict)), counts, key);
    this.all = List.of(asking, failing, refreshing, everybody, mails);
  }

  /** All of them, for figures. */
  public List<Budget> all() {
    return all;
  }
}
