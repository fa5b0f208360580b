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
import dev.vestibule.core.verification.ScheduleDeletion;
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
public record AccountRoutes(
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
    ScheduleDeletion schedule,
    ExportAccount export) {

  public List<Route> routes() {
    PageRoutes routes = new PageRoutes(pages, visitors);
    List<Route> all = new ArrayList<>();
    all.add(overview().route(routes));
    all.add(profile().route(routes));
    all.add(email().route(routes));
    all.addAll(telephone().routes(routes));
    all.add(password().route(routes));
    all.add(new SessionsPage(pages, own(), signOut, places, clock).route(routes));
    all.add(new DataPage(pages, export).route(routes));
    all.add(delete().route(routes));
    return List.copyOf(all);
  }

  private OverviewPage overview() {
    return new OverviewPage(pages, database, accounts, schema, own(), deactivates());
  }

  private ProfilePage profile() {
    return new ProfilePage(
        settings, pages, database, schema, profiles, images, update, new Letters(settings));
  }

  private EmailPage email() {
    return new EmailPage(pages, again(), update, new Letters(settings), limit());
  }

  private TelephonePages telephone() {
    return new TelephonePages(
        pages,
        database,
        accounts,
        telephones,
        again(),
        update,
        verify,
        later,
        new Letters(settings),
        limit());
  }

  private DeletePage delete() {
    return new DeletePage(
        pages,
        visitors,
        again(),
        close,
        schedule,
        settings.accounts().deletionWaitingTime(),
        deactivates());
  }

  private PasswordPage password() {
    return new PasswordPage(
        pages,
        visitors,
        database,
        accounts,
        rules,
        again(),
        change,
        new Letters(settings),
        settings.passwords().minLength());
  }

  private Reauthentication again() {
    return new Reauthentication(signIn);
  }

  private AskingLimit limit() {
    return new AskingLimit(existence, pages);
  }

  private OwnSessions own() {
    return new OwnSessions(database, sessions, settings.sessions(), clock);
  }

  private boolean deactivates() {
    return settings.pages().deletion() == PagesSettings.Deletion.DEACTIVATE;
  }
}
