package dev.vestibule.dialect.signup;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.RefreshSession;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.RegisterAccount;
import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.dialect.drf.SimpleJwt;
import dev.vestibule.dialect.drf.Uniqueness;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SignupSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.Budgets;
import java.util.ArrayList;
import java.util.List;

/**
 * The accounts API of seed S1: registration, a link that proves the address, SimpleJWT's tokens,
 * and a forgotten password.
 *
 * @param pages what a browser sees that follows a mailed link
 */
public record SignupRoutes(
    Settings settings,
    Database database,
    Budgets budgets,
    Accounts accounts,
    PasswordRules passwordRules,
    SignIn signIn,
    Authenticate authenticate,
    IssueTokens issueTokens,
    RefreshSession refreshSession,
    RegisterAccount registerAccount,
    ActivateAccount activateAccount,
    ResetPassword resetPassword,
    SignupPages pages) {

  /** All routes, below the configured prefix; none when the dialect is switched off. */
  public List<Route> routes() {
    SignupSettings signup = settings.dialects().signup();
    if (!signup.enabled()) {
      return List.of();
    }
    Views views = new Views(settings, budgets.existence);
    Letters letters = new Letters(settings);
    List<Route> routes = new ArrayList<>();
    routes.add(
        new Registrations(
                settings.accounts(),
                new Uniqueness(database, accounts),
                passwordRules,
                registerAccount,
                letters)
            .route(views));
    routes.addAll(new Tokens(jwt(signup)).routes(views));
    routes.add(new Verifications(activateAccount).route(views, pages.verifyEmail()));
    routes.addAll(new Resets(resetPassword, letters).routes(views, pages.newPassword()));
    return views.served(routes);
  }

  private SimpleJwt jwt(SignupSettings signup) {
    TokenRules rules =
        new TokenRules(
            signup.accessTokenLifetime(),
            signup.refreshTokenLifetime(),
            signup.rotateRefreshTokens(),
            signup.blacklistAfterRotation());
    return new SimpleJwt(
        signup.loginField(),
        signup.updateLastLogin(),
        rules,
        signIn,
        issueTokens,
        refreshSession,
        authenticate,
        budgets.refreshes);
  }
}
