package dev.vestibule.core.rights;

import dev.vestibule.platform.database.Database;
import java.util.UUID;

/** Ends the key of a service: it opens nothing from the next request on, and stays as a record. */
public final class EndApiKey {
  private final Database database;
  private final ApiKeys keys;

  public EndApiKey(Database database, ApiKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  /** False when there is no such key; nothing happens to one that has ended. */
  public boolean end(UUID id) {
    return database.write(tx -> {
      boolean known = keys.byId(tx.sql(), id).isPresent();
      keys.end(tx, id);
      return known;
    });
  }
}
