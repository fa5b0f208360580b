package dev.vestibule.core.signin;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells who was not let in, and why. */
final class Refusals {
  /** Of attempts that are not even looked at, one is told in this time: they cost nothing else. */
  private static final Duration HELD_ONCE_IN = Duration.ofMinutes(1);

  private static final int REMEMBERED = 10_000;

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Map<String, Instant> held = new Recent();

  Refusals(Database database, Events events, InstantSource clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /** A password was looked at and did not open the account, if there is one. */
  void refused(Optional<Account> account, boolean shut, Map<String, String> typed) {
    String reason = account.isEmpty() ? "unknown_account" : shut ? "not_active" : "wrong_password";
    tell(account, reason, typed);
  }

  /** Too many were wrong before, so that this one was not looked at. */
  void held(Optional<Account> account, Withheld why, Map<String, String> typed) {
    String reason =
        switch (why) {
          case Withheld.TooSoon _ -> "too_soon";
          case Withheld.Unproven() -> "unproven_device";
        };
    if (due(reason + " " + account.map(Account::id) + typed)) {
      tell(account, reason, typed);
    }
  }

  private boolean due(String what) {
    Instant now = clock.instant();
    synchronized (held) {
      Instant last = held.get(what);
      if (last != null && last.plus(HELD_ONCE_IN).isAfter(now)) {
        return false;
      }
      held.put(what, now);
      return true;
    }
  }

  private void tell(Optional<Account> account, String reason, Map<String, String> typed) {
    boolean _ =
        database.write(tx -> {
          events.happened(
              tx,
              EventType.SESSION_REFUSED,
              account.map(Account::uuid),
              Map.of("reason", reason),
              typed);
          return true;
        });
  }

  private static final class Recent extends LinkedHashMap<String, Instant> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
      return size() > REMEMBERED;
    }
  }
}
