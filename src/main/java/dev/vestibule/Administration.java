package dev.vestibule;

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

  Administration(
      Settings settings,
      Database database,
      Sessions sessions,
      SignedTokens signed,
      InstantSource clock) {
    this.groups = new Groups(clock);
    this.apiKeys = new ApiKeys(clock);
    this.makeApiKey = new MakeApiKey(database, apiKeys, clock);
    this.endApiKey = new EndApiKey(database, apiKeys);
    this.orphanedKeys = new OrphanedKeys(groups);
    OpaqueTokenRules rules = OpaqueTokenRules.of(settings.dialects().knox());
    this.introspectToken = new IntrospectToken(database, signed, sessions, rules, clock);
    this.revokeToken = new RevokeToken(database, signed, sessions, rules);
    this.authenticateService = new AuthenticateService(database, apiKeys, clock);
  }

  /** What access tokens say, which comes before who looks after accounts. */
  static AccessClaims claims(
      Settings settings,
      Database database,
      ProfileSchema schema,
      Profiles profiles,
      InstantSource clock) {
    return new AccessClaims(settings.tokens(), database, new Groups(clock), schema, profiles);
  }
}
