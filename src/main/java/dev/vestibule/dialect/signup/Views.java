package dev.vestibule.dialect.signup;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.MountedViews;
import dev.vestibule.dialect.drf.ViewBuilder;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.LinkVisit;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.NetworkBudget;

/** Starts this dialect's views; none looks at the Authorization header, as SimpleJWT's. */
final class Views extends MountedViews {
  private final String challenge;

  Views(Settings settings, NetworkBudget existence) {
    super(
        settings.dialects().signup().prefix(),
        settings.dialects().signup().paths(),
        settings.site().locale(),
        existence);
    this.challenge = settings.dialects().djoser().tokenPrefixes().getFirst() + " realm=\"api\"";
  }

  ViewBuilder<Caller> named(String name) {
    return challenging(name, challenge);
  }

  /** Mounts a view where a mailed link leads, and the page for who follows it as a reader. */
  Route mount(ViewBuilder<Caller> view, String path, Handler page) {
    Route program = mount(view, path);
    return new Route(
        program.template(), program.methods(), LinkVisit.either(program.handler(), page));
  }
}
