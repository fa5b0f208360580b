package dev.vestibule.dialect.signup;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.DrfView;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Throttles;
import dev.vestibule.dialect.drf.ViewBuilder;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.LinkVisit;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.NetworkBudget;
import java.util.Optional;
import java.util.function.Function;

/** Starts this dialect's views; none looks at the Authorization header, as SimpleJWT's. */
final class Views {
  private final String challenge;
  private final String prefix;
  private final Language fallback;
  private final Function<Call<Caller>, Optional<Failure>> existence;

  Views(Settings settings, NetworkBudget existence) {
    this.challenge = settings.dialects().djoser().tokenPrefixes().getFirst() + " realm=\"api\"";
    this.prefix = settings.dialects().signup().prefix();
    this.existence = Throttles.existence(existence);
    this.fallback = Language.of(settings.site().locale(), Language.EN);
  }

  ViewBuilder<Caller> named(String name) {
    return DrfView.<Caller>named(name).challenge(challenge).language(fallback);
  }

  /** Counts requests of a view whose answers can tell who has an account. */
  ViewBuilder<Caller> counted(String name) {
    return named(name).throttled(existence);
  }

  /** Mounts a view; the path starts and ends with a slash. */
  Route mount(ViewBuilder<Caller> view, String path) {
    return view.view().at(prefix + path);
  }

  /** Mounts a view where a mailed link leads, and the page for who follows it as a reader. */
  Route mount(ViewBuilder<Caller> view, String path, Handler page) {
    Route program = mount(view, path);
    return new Route(
        program.template(), program.methods(), LinkVisit.either(program.handler(), page));
  }
}
