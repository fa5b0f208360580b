package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.RefreshSession;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.core.tokens.UserClaim;
import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.ChangeCredentials;
import dev.vestibule.core.verification.CloseAccount;
import dev.vestibule.core.verification.RegisterAccount;
import dev.vestibule.core.verification.ResetEmail;
import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.core.verification.ResetUsername;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.dialect.drf.Bearers;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Pictures;
import dev.vestibule.dialect.drf.ProfileForms;
import dev.vestibule.dialect.drf.SimpleJwt;
import dev.vestibule.dialect.drf.Uniqueness;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.http.TrustedOrigins;
import dev.vestibule.platform.limits.Budgets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * djoser's accounts API (seed S4) with SimpleJWT's token routes and djoser's stored tokens.
 *
 * @param settings what a djoser project sets
 */
public record DjoserRoutes(
    Settings settings,
    Database database,
    Budgets budgets,
    Accounts accounts,
    AvatarImages images,
    ProfileSchema profileSchema,
    Profiles profiles,
    PasswordRules passwordRules,
    SignIn signIn,
    Authenticate authenticate,
    IssueTokens issueTokens,
    RefreshSession refreshSession,
    SignOut signOut,
    RegisterAccount registerAccount,
    ActivateAccount activateAccount,
    ResetPassword resetPassword,
    ResetUsername resetUsername,
    ResetEmail resetEmail,
    ChangeCredentials changeCredentials,
    UpdateAccount updateAccount,
    CloseAccount closeAccount) {

  /** All routes, below the configured prefix; none when the dialect is switched off. */
  public List<Route> routes() {
    DjoserSettings djoser = settings.dialects().djoser();
    if (!djoser.enabled()) {
      return List.of();
    }
    TokenCookies cookies = cookies(djoser);
    Views views = new Views(settings, bearers(), cookies, budgets.existence);
    Pictures pictures = new Pictures(images);
    ProfileForms profile = new ProfileForms("djoser", profileSchema, profiles, database, pictures);
    Members members = new Members(djoser.members(), pictures);
    Shown shown = new Shown(members, profile);
    Forms forms = forms(members, profile);
    Letters letters = new Letters(settings);
    Registrations registrations =
        new Registrations(
            djoser, forms, members, shown, profile, passwordRules, registerAccount, letters);
    List<Route> routes = new ArrayList<>();
    routes.add(views.mount(views.jwt("Api Root").open("GET", call -> root(views, call)), "/"));
    routes.addAll(
        new Users(
                djoser,
                database,
                accounts,
                forms,
                shown,
                profile,
                updateAccount,
                closeAccount,
                letters)
            .routes(views, registrations));
    routes.addAll(
        new Activations(djoser.permissions(), forms, activateAccount, letters).routes(views));
    routes.addAll(
        new Passwords(djoser, forms, passwordRules, changeCredentials, resetPassword, letters)
            .routes(views));
    routes.addAll(names(views, djoser, forms, letters));
    routes.addAll(tokens(views, djoser, cookies, shown));
    return views.served(routes);
  }

  private Forms forms(Members members, ProfileForms profile) {
    Uniqueness unique = new Uniqueness(database, accounts);
    return new Forms(settings.accounts(), unique, signIn, members, profile);
  }

  private List<Route> names(Views views, DjoserSettings djoser, Forms forms, Letters letters) {
    return switch (djoser.naturalName()) {
      case USERNAME ->
          new Usernames(djoser, forms, changeCredentials, resetUsername, letters).routes(views);
      case EMAIL ->
          new EmailChanges(djoser, forms, updateAccount, resetUsername, resetEmail, letters)
              .routes(views);
    };
  }

  private List<Route> tokens(
      Views views, DjoserSettings djoser, TokenCookies cookies, Shown shown) {
    SimpleJwt jwt = jwt(djoser);
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new JwtTokens(djoser, jwt, cookies, refreshSession, signOut, shown).routes(views));
    routes.addAll(new Tokens(djoser, jwt, signIn, issueTokens, signOut).routes(views));
    return routes;
  }

  private TokenCookies cookies(DjoserSettings djoser) {
    TrustedOrigins origins = new TrustedOrigins(settings.cors(), settings.mode());
    return new TokenCookies(djoser, origins, bearers(), authenticate);
  }

  private SimpleJwt jwt(DjoserSettings djoser) {
    TokenRules rules =
        new TokenRules(
            djoser.accessTokenLifetime(),
            djoser.refreshTokenLifetime(),
            djoser.rotateRefreshTokens(),
            djoser.blacklistAfterRotation(),
            djoser.refreshRetry(),
            new UserClaim(djoser.tokenUserClaim(), djoser.tokenUserField()));
    return new SimpleJwt(
        djoser.login(),
        djoser.updateLastLogin(),
        rules,
        signIn,
        issueTokens,
        refreshSession,
        authenticate,
        budgets.refreshes);
  }

  private Bearers bearers() {
    List<String> stored = new ArrayList<>(settings.dialects().djoser().storedTokenPrefixes());
    stored.addAll(settings.dialects().knox().authHeaderPrefix());
    return new Bearers(authenticate, settings.dialects().djoser().tokenPrefixes(), stored);
  }

  private static Answer root(Views views, Call<Caller> call) {
    return call.ok(Map.of("users", views.address(call.request(), "/users/")));
  }
}
