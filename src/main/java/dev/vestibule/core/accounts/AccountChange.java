package dev.vestibule.core.accounts;

import static dev.vestibule.core.accounts.AccountTable.ID;
import static dev.vestibule.core.accounts.AccountTable.VERSION;

import dev.vestibule.core.events.Events;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Record;
import org.jooq.UpdateQuery;
import org.jspecify.annotations.Nullable;

/** A change of one account: what is set here is stored together, by {@link #store}. */
public final class AccountChange {
  private final Transaction tx;
  private final UpdateQuery<Record> update;
  private final long id;
  private final Accounts accounts;
  private final Events events;
  private final Set<String> profile = new TreeSet<>();
  private boolean renamed;
  private boolean told;
  private boolean reset;

  AccountChange(Transaction tx, long id, Accounts accounts, Events events, Instant now) {
    this.tx = tx;
    this.accounts = accounts;
    this.events = events;
    this.update = tx.sql().updateQuery(AccountTable.ACCOUNTS);
    this.id = id;
    update.addValue(AccountTable.UPDATED_AT, now);
    update.addValue(VERSION, VERSION.plus(1));
    update.addConditions(ID.eq(id));
  }

  public AccountChange username(String username) {
    told = true;
    renamed = true;
    update.addValue(AccountTable.USERNAME, Usernames.normalise(username));
    return this;
  }

  /** Sets the address and forgets that the former one was proven. */
  public AccountChange email(@Nullable String email) {
    told = true;
    renamed = true;
    update.addValue(AccountTable.EMAIL, email == null ? null : Emails.normalise(email));
    update.addValue(AccountTable.EMAIL_KEY, email == null ? null : Emails.key(email));
    update.addValue(AccountTable.EMAIL_VERIFIED_AT, (Instant) null);
    return this;
  }

  public AccountChange emailVerified(Instant at) {
    told = true;
    update.addValue(AccountTable.EMAIL_VERIFIED_AT, at);
    return this;
  }

  /** Sets the number in E.164, shown like that, and forgets that the former one was proven. */
  public AccountChange telephone(@Nullable String telephone) {
    return telephone(telephone, telephone);
  }

  /** Sets the number in E.164 and as entered, and forgets that the former one was proven. */
  public AccountChange telephone(@Nullable String telephone, @Nullable String entered) {
    told = true;
    renamed = true;
    update.addValue(AccountTable.TELEPHONE, telephone);
    update.addValue(AccountTable.TELEPHONE_ENTERED, entered);
    update.addValue(AccountTable.TELEPHONE_VERIFIED_AT, (Instant) null);
    return this;
  }

  public AccountChange telephoneVerified(Instant at) {
    told = true;
    update.addValue(AccountTable.TELEPHONE_VERIFIED_AT, at);
    return this;
  }

  /** Writes the same number in another way. */
  public AccountChange telephoneEntered(String entered) {
    told = true;
    renamed = true;
    update.addValue(AccountTable.TELEPHONE_ENTERED, entered);
    return this;
  }

  /** Notes a number in E.164 that becomes the account's once a code has proven it. */
  public AccountChange wantedTelephone(@Nullable String telephone) {
    update.addValue(AccountTable.TELEPHONE_WANTED, telephone);
    return this;
  }

  public AccountChange fullName(String name) {
    told = true;
    renamed = true;
    update.addValue(AccountTable.FULL_NAME, name);
    return this;
  }

  public AccountChange firstName(String name) {
    told = true;
    renamed = true;
    update.addValue(AccountTable.FIRST_NAME, name);
    return this;
  }

  public AccountChange lastName(String name) {
    told = true;
    renamed = true;
    update.addValue(AccountTable.LAST_NAME, name);
    return this;
  }

  /** Sets the language of mails: en or fr. */
  public AccountChange locale(String tag) {
    told = true;
    update.addValue(AccountTable.LOCALE, tag);
    return this;
  }

  /**
   * Sets the status. An account that is opened waits for no deletion any more; of one that is shut
   * while it waits nobody takes that back by keeping it.
   */
  public AccountChange status(AccountStatus status) {
    told = true;
    update.addValue(AccountTable.STATUS, status.stored());
    boolean shut = status == AccountStatus.DEACTIVATED;
    update.addValue(AccountTable.DELETION_FORMER_STATUS, shut ? status.stored() : null);
    return shut ? this : kept();
  }

  private AccountChange kept() {
    update.addValue(AccountTable.DELETION_DUE_AT, (Instant) null);
    update.addValue(AccountTable.DELETION_BY_OWNER, false);
    return this;
  }

  /**
   * Shuts the account until it is removed.
   *
   * @param former what it was before
   * @param byOwner whether its owner may keep it after all
   */
  public AccountChange deletion(Instant due, AccountStatus former, boolean byOwner) {
    told = true;
    update.addValue(AccountTable.STATUS, AccountStatus.DEACTIVATED.stored());
    update.addValue(AccountTable.DELETION_DUE_AT, due);
    update.addValue(AccountTable.DELETION_FORMER_STATUS, former.stored());
    update.addValue(AccountTable.DELETION_BY_OWNER, byOwner);
    return this;
  }

  /** Takes its deletion back; it is again what it was before. */
  public AccountChange noDeletion(AccountStatus former) {
    return status(former).kept();
  }

  public AccountChange rights(boolean staff, boolean superuser) {
    told = true;
    update.addValue(AccountTable.IS_STAFF, staff);
    update.addValue(AccountTable.IS_SUPERUSER, superuser);
    return this;
  }

  /** Sets the hash; null when no password shall open the account. */
  public AccountChange passwordHash(@Nullable String hash) {
    told = true;
    update.addValue(AccountTable.PASSWORD_HASH, hash);
    return this;
  }

  /** Sets the hash of a password that its owner chose by a mailed link or code. */
  public AccountChange resetPassword(String hash) {
    reset = true;
    return passwordHash(hash);
  }

  /** Sets another hash of the same password, which is nothing that happens to the account. */
  public AccountChange rehashed(String hash) {
    update.addValue(AccountTable.PASSWORD_HASH, hash);
    return this;
  }

  /** Names the profile fields that are written along. */
  public AccountChange profile(Set<String> fields) {
    told = told || !fields.isEmpty();
    profile.addAll(fields);
    return this;
  }

  public AccountChange avatar(@Nullable String name) {
    told = true;
    update.addValue(AccountTable.AVATAR, name);
    return this;
  }

  public AccountChange signedIn(Instant at) {
    update.addValue(AccountTable.LAST_SIGN_IN_AT, at);
    update.addValue(AccountTable.LAST_SEEN, Columns.text(at));
    return this;
  }

  /** Stores the change; false when the account is gone. */
  public boolean store() {
    Optional<Account> before = told ? accounts.byId(tx.sql(), id) : Optional.empty();
    boolean stored = update.execute() == 1;
    if (stored && renamed) {
      AccountKeys.fill(tx, id);
    }
    before.ifPresent(this::tell);
    return stored;
  }

  @Override
  public String toString() {
    return "change of account " + id;
  }

  private void tell(Account before) {
    Account now = accounts.byId(tx.sql(), id).orElseThrow();
    new Differences(before, now, profile, reset)
        .each((type, facts) -> events.happenedTo(tx, type, now.uuid(), facts));
  }
}
