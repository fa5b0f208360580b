package dev.vestibule.ui.account;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.codes.VerifyTelephone;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.core.verification.AnswerLater;
import dev.vestibule.core.verification.ChangeCredentials;
import dev.vestibule.core.verification.CloseAccount;
import dev.vestibule.core.verification.ExportAccount;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.platform.config.PagesSettings;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.geo.Places;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.NetworkBudget;
import dev.vestibule.ui.pages.Letters;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visitors;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The pages of one's own account; whoever is not signed in is sent to the sign-in first. */
public final class AccountRoutes {
  private final PageRoutes routes;
  private final OverviewPage overview;
  private final ProfilePage profile;
  private final EmailPage email;
  private final TelephonePages telephone;
  private final PasswordPage password;
  private final SessionsPage sessions;
  private final DataPage data;
  private final DeletePage delete;

  public AccountRoutes(
      Settings settings,
      NetworkBudget existence,
      Pages pages,
      Visitors visitors,
      Database database,
      InstantSource clock,
      Places places,
      Accounts accounts,
      Telephones telephones,
      AvatarImages images,
      ProfileSchema schema,
      Profiles profiles,
      PasswordRules rules,
      Sessions sessions,
      SignIn signIn,
      SignOut signOut,
      ChangeCredentials change,
      UpdateAccount update,
      VerifyTelephone verify,
      AnswerLater later,
      CloseAccount close,
      ExportAccount export) {
    this.routes = new PageRoutes(pages, visitors);
    Letters letters = new Letters(settings);
    Reauthentication again = new Reauthentication(signIn);
    AskingLimit limit = new AskingLimit(existence, pages);
    OwnSessions own = new OwnSessions(database, sessions, settings.sessions(), clock);
    boolean deactivates = settings.pages().deletion() == PagesSettings.Deletion.DEACTIVATE;
    this.overview = new OverviewPage(pages, database, accounts, schema, own, deactivates);
    this.profile =
        new ProfilePage(settings, pages, database, schema, profiles, images, update, letters);
    this.email = new EmailPage(pages, again, update, letters, limit);
    this.telephone =
        new TelephonePages(
            pages, database, accounts, telephones, again, update, verify, later, letters, limit);
    this.password =
        new PasswordPage(
            pages,
            visitors,
            database,
            accounts,
            rules,
            again,
            change,
            letters,
            settings.passwords().minLength());
    this.sessions = new SessionsPage(pages, own, signOut, places, clock);
    this.data = new DataPage(pages, export);
    this.delete = new DeletePage(pages, visitors, again, close, deactivates);
  }

  public List<Route> routes() {
    List<Route> all =
        new ArrayList<>(
            List.of(
                overview.route(routes),
                profile.route(routes),
                email.route(routes),
                password.route(routes),
                sessions.route(routes),
                data.route(routes),
                delete.route(routes)));
    all.addAll(telephone.routes(routes));
    return List.copyOf(all);
  }
}
