package dev.vestibule.ui.account;

import dev.vestibule.core.tokens.KnownSession;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.config.SessionSettings;
import dev.vestibule.platform.database.Database;
import java.time.InstantSource;
import java.util.List;

/** What an account is signed in with now. */
final class OwnSessions {
  private final Database database;
  private final Sessions sessions;
  private final SessionSettings settings;
  private final InstantSource clock;

  OwnSessions(Database database, Sessions sessions, SessionSettings settings, InstantSource clock) {
    this.database = database;
    this.sessions = sessions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Those that would be accepted, the last used first. */
  List<KnownSession> running(long account) {
    return database.read(sql -> sessions.ofAccount(sql, account)).stream()
        .filter(session -> session.running(clock.instant(), settings.idle()))
        .toList();
  }
}
