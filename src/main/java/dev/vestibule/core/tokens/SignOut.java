package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.database.Database;
import java.util.Optional;

/** Ends what somebody is signed in with. */
public final class SignOut {
  private final Database database;
  private final Sessions sessions;

  public SignOut(Database database, Sessions sessions) {
    this.database = database;
    this.sessions = sessions;
  }

  /** Ends the session that a request came with; nothing for credentials without one. */
  public void session(Caller caller) {
    String session = caller.session();
    if (session != null) {
      boolean _ =
          database.write(tx -> {
            sessions.end(tx, session, EndReason.SIGNED_OUT);
            return true;
          });
    }
  }

  /** Ends one of the account's sessions, of any kind; false when it has none such that runs. */
  public boolean one(Account account, String session) {
    return database.write(tx -> sessions.end(tx, account.id(), session, EndReason.SIGNED_OUT));
  }

  /** Ends every session and token of the account but the one that the request came with. */
  public void others(Caller caller) {
    boolean _ =
        database.write(tx -> {
          sessions.endAll(tx, caller.account().id(), caller.session(), EndReason.SIGNED_OUT);
          return true;
        });
  }

  /** Ends every opaque token of the account. */
  public void opaqueTokens(Account account) {
    boolean _ =
        database.write(tx -> {
          sessions.endAll(tx, account.id(), SessionKind.OPAQUE_TOKEN, EndReason.SIGNED_OUT);
          return true;
        });
  }

  /** Ends the account's stored token, whatever this request came with; false when it has none. */
  public boolean authToken(Account account) {
    return database.write(tx -> {
      Optional<String> running = sessions.running(tx.sql(), account.id(), SessionKind.AUTH_TOKEN);
      running.ifPresent(session -> sessions.end(tx, session, EndReason.SIGNED_OUT));
      return running.isPresent();
    });
  }
}
