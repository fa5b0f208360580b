package dev.vestibule.core.audit;

import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.database.Database;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Erases what the audit trail knows of a person; what happened stays, and the chain whole. */
public final class ForgetPerson {
  private final Database database;
  private final Events events;

  public ForgetPerson(Database database, Events events) {
    this.database = database;
    this.events = events;
  }

  /**
   * Destroys the keys of what was recorded until now.
   *
   * @return false when there was nothing to erase
   */
  public boolean forget(UUID account) {
    return database.write(tx -> {
      boolean known = AuditTrail.forget(tx, account) > 0;
      if (known) {
        events.happened(tx, EventType.AUDIT_FORGOTTEN, Optional.of(account), Map.of());
      }
      return known;
    });
  }
}
