package dev.vestibule;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.FillAccountKeys;
import dev.vestibule.core.codes.Breaker;
import dev.vestibule.core.codes.CodeFigures;
import dev.vestibule.core.codes.EmailCodes;
import dev.vestibule.core.codes.OneTimeCodes;
import dev.vestibule.core.codes.VerifyTelephone;
import dev.vestibule.core.events.Actor;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.media.Avatars;
import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.signin.Admission;
import dev.vestibule.core.signin.ProveDevice;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.statistics.AddUp;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.CrossSiteTokens;
import dev.vestibule.core.tokens.Housekeeping;
import dev.vestibule.core.tokens.ImportedKeys;
import dev.vestibule.core.tokens.ImportedTokens;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.KnownDevices;
import dev.vestibule.core.tokens.NoticeDevices;
import dev.vestibule.core.tokens.OpaqueTokenRules;
import dev.vestibule.core.tokens.RefreshSession;
import dev.vestibule.core.tokens.RotateSession;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.core.tokens.SignedTokens;
import dev.vestibule.core.tokens.SigningKeys;
import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.AnswerLater;
import dev.vestibule.core.verification.ApplyAccount;
import dev.vestibule.core.verification.ChangeCredentials;
import dev.vestibule.core.verification.CloseAccount;
import dev.vestibule.core.verification.DeferredRequests;
import dev.vestibule.core.verification.OneTimeLinks;
import dev.vestibule.core.verification.RegisterAccount;
import dev.vestibule.core.verification.ResetByToken;
import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.core.verification.ResetUsername;
import dev.vestibule.core.verification.TokenMail;
import dev.vestibule.core.verification.UndoEmailChange;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.platform.config.Mount;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.MasterKey;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.geo.Places;
import dev.vestibule.platform.idempotency.IdempotencyKeys;
import dev.vestibule.platform.jobs.Jobs;
import dev.vestibule.platform.mail.InboxMessages;
import dev.vestibule.platform.move.OtherPlace;
import dev.vestibule.platform.tracing.Tracing;
import java.time.InstantSource;

/**
 * Everything behind the doors: stores and use cases, wired by hand from the ground up. The server
 * and the command line's verbs both live in one.
 */
public final class House implements AutoCloseable {
  public final Settings settings;
  public final InstantSource clock;
  public final Database database;
  final Tracing tracing;
  public final Vault vault;
  public final Auditing auditing;
  public final Places places;
  public final InboxMessages inbox;
  public final IdempotencyKeys idempotencyKeys;
  public final Jobs jobs;
  public final Outbox outbox;
  public final Housekeeping housekeeping;
  public final AddUp addUp;
  public final Limits limits;
  public final Accounts accounts;
  public final Hooks hooks;
  public final Telephones telephones;
  public final PasswordHashes passwordHashes;
  public final PasswordRules passwordRules;
  public final Avatars avatars;
  public final AvatarImages avatarImages;
  public final ProfileSchema profileSchema;
  public final Profiles profiles;

  public final Sessions sessions;
  public final SigningKeys signingKeys;
  public final ImportedKeys importedKeys;
  public final SignedTokens signedTokens;
  public final IssueTokens issueTokens;
  public final RefreshSession refreshSession;
  public final RotateSession rotateSession;
  public final Authenticate authenticate;
  public final SignOut signOut;
  public final CrossSiteTokens crossSiteTokens;

  public final OneTimeLinks links;
  public final OneTimeCodes codes;
  public final CodeFigures codeFigures;
  public final Breaker codeBreaker;
  public final VerifyTelephone verifyTelephone;
  public final AnswerLater answerLater;
  public final ProveDevice proveDevice;
  public final Admission admission;
  public final SignIn signIn;
  public final RegisterAccount registerAccount;
  public final ActivateAccount activateAccount;
  public final ResetPassword resetPassword;
  public final ResetByToken resetByToken;
  public final ResetUsername resetUsername;
  public final ChangeCredentials changeCredentials;
  public final UndoEmailChange undoEmailChange;
  public final UpdateAccount updateAccount;
  public final CloseAccount closeAccount;
  public final Departures departures;
  public final ApplyAccount applyAccount;
  public final Administration administration;

  private House(Settings settings, InstantSource clock, Database database, Actor alone) {
    this.settings = settings;
    this.clock = clock;
    this.places = Places.of(settings.geoip().file());
    this.database = database;
    this.tracing = new Tracing(settings.tracing(), Entrances.version());
    this.vault = new Vault(database, MasterKey.load(settings), clock);

    this.auditing = new Auditing(this, alone);
    this.idempotencyKeys = new IdempotencyKeys(database, vault, clock);
    this.sessions = new Sessions(auditing.events, clock);
    this.codes = new OneTimeCodes(settings.codes(), vault, clock);
    this.links = new OneTimeLinks(settings.links(), new EmailCodes(codes, settings.codes()), clock);
    DeferredRequests requests = new DeferredRequests(vault);
    KnownDevices devices = new KnownDevices(clock);
    this.inbox = new InboxMessages(database, clock);
    this.limits = new Limits(this);
    Background background = new Background(this, requests::sweep, devices::sweep);
    this.housekeeping = background.housekeeping;
    this.addUp = background.addUp;
    this.jobs = background.jobs;
    this.outbox = new Outbox(database, vault, jobs, settings, clock);
    AccountEvents events = new AccountEvents(settings, outbox, clock);

    this.telephones = new Telephones(settings.telephones());
    this.accounts = new Accounts(auditing.events, clock);
    this.hooks = new Hooks(this);
    this.passwordHashes = new PasswordHashes(settings.passwords());
    this.passwordRules = new PasswordRules(settings.passwords());
    this.avatars = new Avatars(clock);
    this.avatarImages = new AvatarImages();
    this.profileSchema = new ProfileSchema(settings.profile(), telephones);
    this.profiles = new Profiles(profileSchema, avatars, vault, clock);

    this.signingKeys = new SigningKeys(database, vault, auditing.events, clock);
    this.importedKeys = new ImportedKeys(database, vault, clock);
    this.signedTokens =
        new SignedTokens(
            settings.tokens(),
            signingKeys,
            new ImportedTokens(database, importedKeys, accounts, clock),
            vault,
            clock);
    NoticeDevices notice =
        NoticeDevices.of(settings.notifications().newSignIn(), devices, events, vault, clock);
    var claims =
        Administration.claims(settings, database, profileSchema, profiles, auditing.events, clock);
    this.issueTokens =
        new IssueTokens(database, sessions, signedTokens, vault, notice, claims, clock);
    this.rotateSession =
        new RotateSession(database, signedTokens, sessions, issueTokens, events, vault, clock);
    this.refreshSession = new RefreshSession(database, signedTokens, sessions, rotateSession);
    this.authenticate =
        new Authenticate(
            database,
            signedTokens,
            sessions,
            OpaqueTokenRules.of(settings.dialects().knox()),
            Mount.userClaims(settings),
            clock);
    this.crossSiteTokens = new CrossSiteTokens(vault);
    this.signOut = new SignOut(database, sessions);

    this.codeFigures = new CodeFigures();
    this.codeBreaker = new Breaker(settings.sms(), clock);
    this.verifyTelephone =
        new VerifyTelephone(
            database,
            accounts,
            telephones,
            codes,
            codeBreaker,
            codeFigures,
            outbox,
            settings,
            clock);
    TokenMail tokenMail =
        new TokenMail(accounts, links, outbox, settings.dialects().knox().resetTokenLifetime());
    this.answerLater =
        new AnswerLater(
            database,
            requests,
            jobs,
            accounts,
            links,
            outbox,
            tokenMail,
            telephones,
            verifyTelephone,
            limits.budgets.mails,
            auditing.events,
            clock);
    this.proveDevice = limits.proveDevice(this);
    this.admission = limits.admission(this);
    this.signIn =
        new SignIn(database, accounts, passwordHashes, links, admission, auditing.events, clock);
    this.registerAccount =
        new RegisterAccount(
            database,
            accounts,
            avatars,
            profiles,
            passwordHashes,
            links,
            outbox,
            events,
            answerLater,
            verifyTelephone,
            settings.accounts());
    this.undoEmailChange =
        new UndoEmailChange(
            database, accounts, sessions, links, events, settings.publicUrl(), clock);
    this.activateAccount =
        new ActivateAccount(database, accounts, links, events, undoEmailChange, answerLater, clock);
    Recovery recovery = new Recovery(this);
    this.resetPassword = recovery.password(events);
    this.resetByToken = recovery.byToken(tokenMail, events);
    this.resetUsername = recovery.username();
    this.changeCredentials =
        new ChangeCredentials(database, accounts, passwordHashes, sessions, links, outbox, events);
    this.updateAccount =
        new UpdateAccount(
            database,
            accounts,
            avatars,
            profiles,
            links,
            outbox,
            undoEmailChange,
            answerLater,
            verifyTelephone,
            settings.accounts());
    this.closeAccount = new CloseAccount(database, accounts, sessions, links, events);
    this.departures = new Departures(this, events);
    this.applyAccount = new ApplyAccount(database, accounts, passwordHashes, sessions, links);
    this.administration =
        new Administration(settings, database, sessions, signedTokens, auditing.events, clock);
  }

  /** Opens the database, brings its schema up to date, and wires the rest, for an operator. */
  public static House open(Settings settings, InstantSource clock) {
    return open(settings, clock, new Actor.Operator());
  }

  /**
   * The same.
   *
   * @param alone who does what is done outside of requests
   */
  static House open(Settings settings, InstantSource clock, Actor alone) {
    Database database = OtherPlace.follow(settings);
    try {
      new Migrations(database).apply();
      new FillAccountKeys(database).fill();
      return new House(settings, clock, database, alone);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public void close() {
    passwordHashes.close();
    auditing.close();
    tracing.close();
    limits.close();
    database.close();
  }
}
