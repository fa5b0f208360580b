package dev.vestibule.dialect.knox;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.codes.VerifyTelephone;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.CrossSiteTokens;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.core.verification.AnswerLater;
import dev.vestibule.core.verification.CloseAccount;
import dev.vestibule.core.verification.RegisterAccount;
import dev.vestibule.core.verification.ResetByToken;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.dialect.drf.BasicSignIn;
import dev.vestibule.dialect.drf.Bearers;
import dev.vestibule.dialect.drf.Callers;
import dev.vestibule.dialect.drf.CookieSessions;
import dev.vestibule.dialect.drf.Pictures;
import dev.vestibule.dialect.drf.ProfileForms;
import dev.vestibule.dialect.drf.Uniqueness;
import dev.vestibule.platform.config.KnoxSettings;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.NetworkBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The accounts API of seed S0 with django-rest-knox's tokens.
 *
 * @param settings what such a project sets
 */
public record KnoxRoutes(
    Settings settings,
    Database database,
    NetworkBudget existenceBudget,
    Accounts accounts,
    Telephones telephones,
    AvatarImages images,
    ProfileSchema profileSchema,
    Profiles profiles,
    PasswordRules passwordRules,
    SignIn signIn,
    Authenticate authenticate,
    IssueTokens issueTokens,
    SignOut signOut,
    CrossSiteTokens crossSiteTokens,
    RegisterAccount registerAccount,
    UpdateAccount updateAccount,
    VerifyTelephone verifyTelephone,
    AnswerLater answerLater,
    ResetByToken resetByToken,
    CloseAccount closeAccount) {

  /** All routes, below the configured prefix; none when the dialect is switched off. */
  public List<Route> routes() {
    KnoxSettings knox = settings.dialects().knox();
    if (!knox.enabled()) {
      return List.of();
    }
    boolean conceal = settings.accounts().concealExistence();
    Views views = new Views(settings, callers(knox), existenceBudget);
    Pictures pictures = new Pictures(images);
    ProfileForms profile = new ProfileForms("knox", profileSchema, profiles, database, pictures);
    Uniqueness unique = new Uniqueness(database, accounts);
    Forms forms =
        new Forms(settings.accounts(), knox.members(), unique, telephones, pictures, profile);
    Wire wire = new Wire(views, knox.members(), profile);
    Letters letters = new Letters(settings);
    SignIns signIns = new SignIns(knox, wire, telephones, signIn, issueTokens, signOut);
    List<Route> routes = new ArrayList<>();
    routes.add(
        new Registrations(
                settings.mode(),
                knox.registerSignsIn() ? signIns : null,
                forms,
                profile,
                wire,
                letters,
                telephones,
                passwordRules,
                registerAccount)
            .route(views));
    routes.addAll(
        new Updates(database, accounts, telephones, forms, profile, wire, letters, updateAccount)
            .routes(views));
    routes.addAll(new Codes(verifyTelephone, answerLater).routes(views));
    routes.addAll(signIns.routes(views));
    routes.addAll(new Users(knox, wire, database, accounts, closeAccount).routes(views));
    routes.addAll(new Checks(conceal, database, accounts, telephones).routes(views));
    routes.addAll(new Resets(resetByToken).routes(views));
    return views.served(routes);
  }

  private Callers callers(KnoxSettings knox) {
    List<String> words = settings.dialects().djoser().tokenPrefixes();
    return new Callers(
        new Bearers(authenticate, words, knox.authHeaderPrefix()),
        knox.basicAuthentication() ? Optional.of(new BasicSignIn(signIn)) : Optional.empty(),
        knox.sessionAuthentication()
            ? Optional.of(new CookieSessions(authenticate, crossSiteTokens, settings))
            : Optional.empty());
  }
}
