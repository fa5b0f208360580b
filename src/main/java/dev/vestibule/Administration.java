package dev.vestibule;

import dev.vestibule.core.administration.ChangeAccount;
import dev.vestibule.core.administration.CreateAccount;
import dev.vestibule.core.administration.ManageGroups;
import dev.vestibule.core.administration.ManagedAccounts;
import dev.vestibule.core.administration.RuleAccount;
import dev.vestibule.core.events.Events;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.rights.ApiKeys;
import dev.vestibule.core.rights.AuthenticateService;
import dev.vestibule.core.rights.EndApiKey;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.MakeApiKey;
import dev.vestibule.core.rights.OrphanedKeys;
import dev.vestibule.core.tokens.AccessClaims;
import dev.vestibule.core.tokens.IntrospectToken;
import dev.vestibule.core.tokens.OpaqueTokenRules;
import dev.vestibule.core.tokens.RevokeToken;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.core.tokens.SignedTokens;
import dev.vestibule.core.verification.Invite;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import java.time.InstantSource;

/** What a house has for those who look after other people's accounts. */
public final class Administration {
  public final Groups groups;
  public final ApiKeys apiKeys;
  public final MakeApiKey makeApiKey;
  public final EndApiKey endApiKey;
  public final OrphanedKeys orphanedKeys;
  public final IntrospectToken introspectToken;
  public final RevokeToken revokeToken;
  public final AuthenticateService authenticateService;
  public final ManagedAccounts managedAccounts;

  Administration(
      Settings settings,
      Database database,
      Sessions sessions,
      SignedTokens signed,
      Events events,
      InstantSource clock) {
    this.groups = new Groups(events, clock);
    this.apiKeys = new ApiKeys(events, clock);
    this.makeApiKey = new MakeApiKey(database, apiKeys, clock);
    this.endApiKey = new EndApiKey(database, apiKeys);
    this.orphanedKeys = new OrphanedKeys(groups);
    OpaqueTokenRules rules = OpaqueTokenRules.of(settings.dialects().knox());
    this.introspectToken = new IntrospectToken(database, signed, sessions, rules, clock);
    this.revokeToken = new RevokeToken(database, signed, sessions, rules);
    this.authenticateService = new AuthenticateService(database, apiKeys, clock);
    this.managedAccounts = new ManagedAccounts(groups);
  }

  CreateAccount createAccount(House house) {
    return new CreateAccount(
        house.database,
        house.accounts,
        managedAccounts,
        house.profiles,
        house.passwordHashes,
        groups,
        invite(house));
  }

  ChangeAccount changeAccount(House house) {
    return new ChangeAccount(
        house.database,
        house.accounts,
        managedAccounts,
        house.profiles,
        groups,
        house.links,
        house.undoEmailChange);
  }

  RuleAccount ruleAccount(House house) {
    return new RuleAccount(
        house.database,
        managedAccounts,
        groups,
        house.closeAccount,
        house.departures.schedule,
        house.departures.undo,
        house.sessions,
        invite(house));
  }

  ManageGroups manageGroups(House house) {
    return new ManageGroups(house.database, groups, house.accounts);
  }

  private static Invite invite(House house) {
    return new Invite(house.links, house.outbox, house.auditing.events);
  }

  /** What access tokens say, which comes before who looks after accounts. */
  static AccessClaims claims(
      Settings settings,
      Database database,
      ProfileSchema schema,
      Profiles profiles,
      Events events,
      InstantSource clock) {
    return new AccessClaims(
        settings.tokens(), database, new Groups(events, clock), schema, profiles);
  }
}
