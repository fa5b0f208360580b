package dev.vestibule;

import dev.vestibule.core.rights.ApiKeys;
import dev.vestibule.core.rights.AuthenticateService;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.platform.database.Database;
import java.time.InstantSource;

/** What a house has for those who look after other people's accounts. */
public final class Administration {
  public final Groups groups;
  public final ApiKeys apiKeys;
  public final AuthenticateService authenticateService;

  Administration(Database database, InstantSource clock) {
    this.groups = new Groups(clock);
    this.apiKeys = new ApiKeys(clock);
    this.authenticateService = new AuthenticateService(database, apiKeys, clock);
  }
}
