package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.codes.VerifyTelephone;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.RotateSession;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.ChangeCredentials;
import dev.vestibule.core.verification.ChangeTelephone;
import dev.vestibule.core.verification.ExportAccount;
import dev.vestibule.core.verification.RegisterAccount;
import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.core.verification.ScheduleDeletion;
import dev.vestibule.core.verification.UndoDeletion;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.Budgets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What people do with their own account over the native API. */
public record V1Routes(
    Settings settings,
    InstantSource clock,
    Database database,
    Accounts accounts,
    Telephones telephones,
    AvatarImages avatarImages,
    ProfileSchema profileSchema,
    Profiles profiles,
    PasswordRules passwordRules,
    SignIn signIn,
    Sessions sessions,
    IssueTokens issueTokens,
    RotateSession rotateSession,
    Budgets budgets,
    SignOut signOut,
    RegisterAccount registerAccount,
    ActivateAccount activateAccount,
    ResetPassword resetPassword,
    ChangeCredentials changeCredentials,
    UpdateAccount updateAccount,
    VerifyTelephone verifyTelephone,
    ChangeTelephone changeTelephone,
    ExportAccount exportAccount,
    ScheduleDeletion scheduleDeletion,
    UndoDeletion undoDeletion) {

  /** Registrations, sessions, one's own account and password resets. */
  public List<Route> routes(Frame frame) {
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
    PresentPassword present = new PresentPassword(signIn);
    OwnEdits edits = new OwnEdits(updateAccount, json, letters);
    Me me = new Me(passwordRules, present, changeCredentials, edits, json);
    List<Route> routes = new ArrayList<>();
    routes.addAll(registrations.routes(frame));
    routes.addAll(sessions(base, tokens).routes(frame));
    routes.addAll(me.routes(frame, profile));
    routes.addAll(
        new OwnEmail(present, updateAccount, activateAccount, json, letters).routes(frame));
    routes.addAll(telephone(present, json).routes(frame));
    routes.addAll(new OwnPictures(avatarImages, profile, edits).routes(frame));
    routes.add(new OwnData(exportAccount).route(frame));
    routes.addAll(
        new OwnDeletion(present, signIn, identifiers(), scheduleDeletion, undoDeletion)
            .routes(frame));
    routes.addAll(new PasswordResets(resetPassword, letters).routes(frame));
    routes.add(new ProblemTypes(prefix()).route(frame));
    return routes;
  }

  private OwnTelephone telephone(PresentPassword present, AccountJson json) {
    return new OwnTelephone(
        present, database, accounts, telephones, changeTelephone, verifyTelephone, json);
  }

  private Identifiers identifiers() {
    return new Identifiers(database, accounts, telephones);
  }

  private SessionResources sessions(String base, TokenJson tokens) {
    return new SessionResources(
        base,
        settings.sessions(),
        clock,
        database,
        identifiers(),
        signIn,
        sessions,
        signOut,
        rotateSession,
        budgets.refreshes,
        tokens);
  }

  private String prefix() {
    return settings.dialects().v1().prefix();
  }
}
