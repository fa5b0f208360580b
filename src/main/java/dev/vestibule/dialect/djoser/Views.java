package dev.vestibule.dialect.djoser;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.Bearers;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.MountedViews;
import dev.vestibule.dialect.drf.ViewBuilder;
import dev.vestibule.platform.config.Permission;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.limits.NetworkBudget;
import java.util.Map;

/**
 * Starts djoser's views: where they are mounted, who they listen to, which language they fall to.
 */
final class Views extends MountedViews {
  private final Bearers bearers;
  private final TokenCookies cookies;

  Views(Settings settings, Bearers bearers, TokenCookies cookies, NetworkBudget existence) {
    super(
        settings.dialects().djoser().prefix(),
        settings.dialects().djoser().paths(),
        settings.site().locale(),
        existence);
    this.bearers = bearers;
    this.cookies = cookies;
  }

  /** A view that looks at credentials, also where it needs none. */
  ViewBuilder<Caller> authenticated(String name) {
    return jwt(name).credentials(cookies::read);
  }

  /** A view that does not look at the Authorization header, as SimpleJWT's. */
  ViewBuilder<Caller> jwt(String name) {
    ViewBuilder<Caller> view = challenging(name, bearers.challenge());
    return cookies.on() ? view.varyByCookie() : view;
  }

  /** A method for whom a permission names; others get 401, or 403 when they are signed in. */
  ViewBuilder<Caller> allowed(
      ViewBuilder<Caller> view,
      String method,
      Permission permission,
      ViewBuilder.Open<Caller> action) {
    return permission.open()
        ? view.open(method, action)
        : signedIn(view, method, permission, (call, _) -> action.answer(call));
  }

  /** A method for who is signed in and may do it. */
  ViewBuilder<Caller> signedIn(
      ViewBuilder<Caller> view,
      String method,
      Permission permission,
      ViewBuilder.SignedIn<Caller> action) {
    return view.signedIn(
        method,
        (call, caller) ->
            permission.staffOnly() && !caller.account().staff()
                ? call.refuse(Failure.forbidden())
                : action.answer(call, caller));
  }

  /** An action beside the accounts themselves: closed but for its POST, described as they are. */
  ViewBuilder<Caller> action(String name, Forms forms) {
    return authenticated(name).closed().forms(call -> Map.of("POST", forms.profile(call)));
  }
}
