package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.RotateSession;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.ChangeCredentials;
import dev.vestibule.core.verification.RegisterAccount;
import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Problems;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.idempotency.IdempotencyKeys;
import dev.vestibule.platform.limits.NetworkBudget;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The native API. */
public record V1Routes(
    Settings settings,
    InstantSource clock,
    Database database,
    NetworkBudget existenceBudget,
    IdempotencyKeys idempotencyKeys,
    Accounts accounts,
    Telephones telephones,
    AvatarImages avatarImages,
    ProfileSchema profileSchema,
    Profiles profiles,
    PasswordRules passwordRules,
    SignIn signIn,
    Sessions sessions,
    Authenticate authenticate,
    IssueTokens issueTokens,
    RotateSession rotateSession,
    SignOut signOut,
    RegisterAccount registerAccount,
    ActivateAccount activateAccount,
    ResetPassword resetPassword,
    ChangeCredentials changeCredentials,
    UpdateAccount updateAccount) {

  /** All routes, below the configured prefix; none when the API is switched off. */
  public List<Route> routes() {
    if (!settings.dialects().v1().enabled()) {
      return List.of();
    }
    Frame frame = new Frame(prefix(), problems(), authenticate, existenceBudget, idempotencyKeys);
    ProfileMembers profile = new ProfileMembers(profileSchema);
    AccountJson json = new AccountJson(database, profiles, profile);
    Letters letters = new Letters(settings);
    TokenJson tokens = new TokenJson(settings.dialects().v1(), issueTokens);
    String base = settings.server().basePath() + prefix();
    Registrations registrations =
        new Registrations(
            base,
            telephones,
            passwordRules,
            registerAccount,
            activateAccount,
            letters,
            profile,
            json,
            tokens);
    Me me =
        new Me(
            passwordRules, signIn, changeCredentials, updateAccount, avatarImages, json, letters);
    List<Route> routes = new ArrayList<>();
    routes.addAll(registrations.routes(frame));
    routes.addAll(sessions(base, tokens).routes(frame));
    routes.addAll(me.routes(frame, profile));
    routes.addAll(new PasswordResets(resetPassword, letters).routes(frame));
    routes.add(new ProblemTypes(prefix()).route(frame));
    return routes;
  }

  private SessionResources sessions(String base, TokenJson tokens) {
    return new SessionResources(
        base,
        settings.sessions(),
        clock,
        database,
        accounts,
        telephones,
        signIn,
        sessions,
        signOut,
        rotateSession,
        tokens);
  }

  /** How this API words what goes wrong, also outside of its operations. */
  public Problems problems() {
    return new Problems(prefix(), Language.of(settings.site().locale(), Language.EN));
  }

  private String prefix() {
    return settings.dialects().v1().prefix();
  }
}
