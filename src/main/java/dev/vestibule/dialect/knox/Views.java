package dev.vestibule.dialect.knox;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.Callers;
import dev.vestibule.dialect.drf.MountedViews;
import dev.vestibule.dialect.drf.ViewBuilder;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.limits.NetworkBudget;

/** Starts this dialect's views: where they are mounted and who they listen to. */
final class Views extends MountedViews {
  private final Callers callers;

  Views(Settings settings, Callers callers, NetworkBudget existence) {
    super(
        settings.dialects().knox().prefix(),
        settings.dialects().knox().paths(),
        settings.site().locale(),
        existence);
    this.callers = callers;
  }

  /** A view that listens to every kind of credentials. */
  ViewBuilder<Caller> usual(String name) {
    return of(name, callers);
  }

  /** A view for sessions alone: knox's own, which end them. */
  ViewBuilder<Caller> forSessions(String name) {
    return of(name, callers.withoutBasic());
  }

  private ViewBuilder<Caller> of(String name, Callers listened) {
    return challenging(name, listened.challenge()).credentials(listened::read).varyByCookie();
  }
}
