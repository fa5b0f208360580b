package dev.vestibule.core.notifications;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.config.NotificationSettings;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells people by mail what happened to their account, whichever dialect it came through. Each
 * method is called in the transaction of what it tells, so that mail and change are there together
 * or not at all. The settings below {@code notifications} say which are sent; where a dialect asks
 * for the same mail by a setting of its own, one mail goes out for both.
 */
public final class AccountEvents {
  private final NotificationSettings settings;
  private final String home;
  private final SpokenTime times;
  private final Outbox outbox;
  private final InstantSource clock;

  public AccountEvents(Settings settings, Outbox outbox, InstantSource clock) {
    this.settings = settings.notifications();
    this.home = settings.linkBase() + "/";
    this.times = new SpokenTime(ZoneId.of(settings.site().timeZone()));
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The account can be used from now on.
   *
   * @param asked the mail that a dialect wants sent in any case
   */
  public void welcome(Transaction tx, Account account, Optional<Notice> asked) {
    if (settings.welcome() || asked.isPresent()) {
      send(tx, "confirmation", account, asked, Map.of("url", home));
    }
  }

  /**
   * The account has another password.
   *
   * @param asked the mail that a dialect wants sent in any case
   */
  public void passwordChanged(Transaction tx, Account account, Actor by, Optional<Notice> asked) {
    if (settings.passwordChanged() || asked.isPresent()) {
      send(tx, "password-changed", account, asked, Map.of("by", by.told()));
    }
  }

  /** Whether a changed address is told at all, and can be undone. */
  public boolean tellsChangedEmail() {
    return settings.emailChanged();
  }

  /**
   * Tells the former address that it is the account's no longer.
   *
   * @param former the account before the change
   * @param url where to undo it, if that is possible
   */
  public void emailLeft(
      Transaction tx, Account former, String newEmail, Actor by, Optional<String> url) {
    if (settings.emailChanged()) {
      Map<String, String> values =
          Map.of("masked", Masked.email(newEmail), "by", by.told(), "url", url.orElse(""));
      send(tx, "email-left", former, Optional.empty(), values);
    }
  }

  /**
   * Tells the account's present address that it has become so.
   *
   * @param formerEmail the address before, if there was one
   */
  public void emailChanged(Transaction tx, Account account, @Nullable String formerEmail) {
    if (settings.emailChanged()) {
      String former = formerEmail == null ? "" : Masked.email(formerEmail);
      send(tx, "email-changed", account, Optional.empty(), Map.of("masked", former));
    }
  }

  /**
   * Somebody signed in from a device that is not known.
   *
   * @param browser the program's name, empty when it is not known
   * @param system the operating system's name, empty when it is not known
   * @param address the network address, empty when it is not known
   */
  public void signedIn(
      Transaction tx, Account account, String browser, String system, String address) {
    send(
        tx,
        "new-sign-in",
        account,
        Optional.empty(),
        Map.of("browser", browser, "system", system, "address", address));
  }

  /** A used-up refresh token came back, so that its session was ended. Nothing switches it off. */
  public void tokenReused(Transaction tx, Account account) {
    send(tx, "token-reused", account, Optional.empty(), Map.of());
  }

  /**
   * The account will be removed.
   *
   * @param due when
   * @param url where its owner keeps it, if they may
   */
  public void deletionScheduled(
      Transaction tx, Account account, Actor by, Instant due, Optional<String> url) {
    if (settings.accountDeleted()) {
      Map<String, String> values =
          Map.of("by", by.told(), "due", times.of(due, language(account)), "url", url.orElse(""));
      send(tx, "deletion-scheduled", account, Optional.empty(), values);
    }
  }

  /** The account was removed; to be called once it is gone. */
  public void deleted(Transaction tx, Account account, Actor by) {
    if (settings.accountDeleted()) {
      send(tx, "account-deleted", account, Optional.empty(), Map.of("by", by.told()));
    }
  }

  /** The account was shut; staff who do so have their own words with its owner. */
  public void deactivated(Transaction tx, Account account, Actor by) {
    if (settings.accountDeleted() && by == Actor.OWNER) {
      send(tx, "account-deactivated", account, Optional.empty(), Map.of());
    }
  }

  private void send(
      Transaction tx,
      String template,
      Account account,
      Optional<Notice> asked,
      Map<String, String> values) {
    String email = account.email();
    if (email == null) {
      return;
    }
    Language language = asked.map(Notice::language).orElseGet(() -> language(account));
    Instant now = clock.instant();
    Map<String, String> all = new HashMap<>(values);
    all.put("username", account.naturalName());
    all.put("name", Greeting.name(account));
    all.put("when", times.of(now, language));
    // A row that is gone cannot be pointed at.
    Long id = template.equals("account-deleted") ? null : account.id();
    outbox.enqueue(tx, new Letter(template, language, email, id, all, null));
  }

  private static Language language(Account account) {
    return Language.ofTag(account.locale()).orElse(Language.EN);
  }
}
