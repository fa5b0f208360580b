package dev.vestibule.core.accounts;

import static dev.vestibule.core.accounts.AccountTable.ACCOUNTS;
import static dev.vestibule.core.accounts.AccountTable.COLUMNS;
import static dev.vestibule.core.accounts.AccountTable.ID;

import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of all dialects: one store. Among them are decoys: rows that keep a username and a
 * number for a registration whose address or telephone belongs to somebody, so that it looks like
 * any other. No question finds them but those that say so.
 */
public final class Accounts {
  private final Events events;
  private final InstantSource clock;

  /**
   * @param events are told whatever happens to an account
   */
  public Accounts(Events events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  public Optional<Account> byId(DSLContext sql, long id) {
    return one(sql, ID.eq(id));
  }

  /** By the identifier that lasts across systems. */
  public Optional<Account> byUuid(DSLContext sql, UUID uuid) {
    return one(sql, AccountTable.UUID_TEXT.eq(uuid.toString()));
  }

  /** For answers to somebody who knows the number alone and must not learn that it is a decoy's. */
  public Optional<Account> byIdWithDecoys(DSLContext sql, long id) {
    return any(sql, ID.eq(id));
  }

  /** Case-sensitive; the name is normalised here. */
  public Optional<Account> byUsername(DSLContext sql, String username) {
    return one(sql, AccountTable.USERNAME.eq(Usernames.normalise(username)));
  }

  /** Without case. */
  public Optional<Account> byEmail(DSLContext sql, String email) {
    return one(sql, AccountTable.EMAIL_KEY.eq(Emails.key(email)));
  }

  /** By the number in E.164. */
  public Optional<Account> byTelephone(DSLContext sql, String telephone) {
    return one(sql, AccountTable.TELEPHONE.eq(telephone));
  }

  /** The number in E.164 that the account shall have once a code has proven it. */
  public Optional<String> wantedTelephone(DSLContext sql, long id) {
    return sql.select(AccountTable.TELEPHONE_WANTED)
        .from(ACCOUNTS)
        .where(ID.eq(id))
        .fetchOptional(AccountTable.TELEPHONE_WANTED);
  }

  /**
   * The number that its owner is to prove, in E.164: the one that is wanted, or else the account's
   * own while it is not proven and the account not deactivated.
   */
  public Optional<String> telephoneToProve(DSLContext sql, long id) {
    Condition unproven =
        AccountTable.TELEPHONE_VERIFIED_AT
            .isNull()
            .and(AccountTable.STATUS.ne(AccountStatus.DEACTIVATED.stored()));
    Field<String> own = DSL.when(unproven, AccountTable.TELEPHONE);
    Field<String> number = DSL.coalesce(AccountTable.TELEPHONE_WANTED, own);
    return sql.select(number).from(ACCOUNTS).where(ID.eq(id)).fetchOptional(number);
  }

  /**
   * An account that waits for its deletion.
   *
   * @param former what it was before
   * @param byOwner whether its owner asked for the deletion, and not staff
   */
  public record Leaving(Account account, Instant due, AccountStatus former, boolean byOwner) {}

  /** The account with what is known of its deletion; empty unless it waits for one. */
  public Optional<Leaving> leaving(DSLContext sql, long id) {
    return leaving(sql, ID.eq(id), 1).stream().findFirst();
  }

  /** Some accounts whose deletion was due by that moment, the earliest first. */
  public List<Leaving> due(DSLContext sql, Instant by, int most) {
    return leaving(sql, AccountTable.DELETION_DUE_AT.le(by), most);
  }

  private static List<Leaving> leaving(DSLContext sql, Condition which, int most) {
    return sql.select(COLUMNS)
        .select(AccountTable.DELETION_FORMER_STATUS, AccountTable.DELETION_BY_OWNER)
        .from(ACCOUNTS)
        .where(which)
        .and(AccountTable.DELETION_DUE_AT.isNotNull())
        .orderBy(AccountTable.DELETION_DUE_AT)
        .limit(most)
        .fetch(row ->
            new Leaving(
                AccountTable.account(row),
                row.get(AccountTable.DELETION_DUE_AT),
                AccountStatus.fromStored(row.get(AccountTable.DELETION_FORMER_STATUS)),
                row.get(AccountTable.DELETION_BY_OWNER)));
  }

  /** Whether the name belongs to somebody else than {@code except}, or is kept by a decoy. */
  public boolean usernameTaken(DSLContext sql, String username, @Nullable Long except) {
    return taken(sql, AccountTable.USERNAME.eq(Usernames.normalise(username)), except);
  }

  /** Whether the address belongs to somebody else than {@code except}. */
  public boolean emailTaken(DSLContext sql, String email, @Nullable Long except) {
    return taken(sql, AccountTable.EMAIL_KEY.eq(Emails.key(email)), except);
  }

  /** Whether the number in E.164 belongs to somebody else than {@code except}. */
  public boolean telephoneTaken(DSLContext sql, String telephone, @Nullable Long except) {
    return taken(sql, AccountTable.TELEPHONE.eq(telephone), except);
  }

  /** The next accounts after an id, in the order of ids. */
  public List<Account> after(DSLContext sql, long id, int most) {
    return sql.select(COLUMNS)
        .from(ACCOUNTS)
        .where(ID.gt(id))
        .and(AccountTable.DECOY.eq(false))
        .orderBy(ID)
        .limit(most)
        .fetch(AccountTable::account);
  }

  /** How many accounts there are. */
  public int count(DSLContext sql) {
    return sql.fetchCount(ACCOUNTS, AccountTable.DECOY.eq(false));
  }

  /** Accounts in the order of ids, from an offset: for lists that are numbered by page. */
  public List<Account> page(DSLContext sql, int offset, int most) {
    return sql.select(COLUMNS)
        .from(ACCOUNTS)
        .where(AccountTable.DECOY.eq(false))
        .orderBy(ID)
        .limit(most)
        .offset(offset)
        .fetch(AccountTable::account);
  }

  /** Adds an account whose names are free. */
  public Account add(Transaction tx, NewAccount added) {
    Account account = insert(tx, added, false);
    events.happened(tx, EventType.ACCOUNT_CREATED, Optional.of(account.uuid()), Map.of());
    return account;
  }

  /**
   * Adds a decoy in place of an account whose address or telephone belongs to somebody: by the same
   * work, so that time does not tell. It never expires: a name that became free again would.
   *
   * @return the account as it was asked for, with the decoy's number
   */
  public Account addDecoy(Transaction tx, NewAccount asked) {
    Account decoy = insert(tx, asked.bare(), true);
    EventType type = EventType.ACCOUNT_ALREADY_REGISTERED;
    events.happened(tx, type, Optional.of(decoy.uuid()), Map.of());
    return asked.shownFor(decoy);
  }

  /**
   * Adds many accounts that were somewhere else before, whose names are free.
   *
   * @param keepNumbers whether they keep their numbers; they are given new ones otherwise
   * @return their numbers by their UUIDs
   */
  public Map<UUID, Long> addAll(Transaction tx, List<Account> accounts, boolean keepNumbers) {
    if (accounts.isEmpty()) {
      return Map.of();
    }
    Map<String, String> facts = Map.of("accounts", Integer.toString(accounts.size()));
    events.happened(tx, EventType.ACCOUNTS_IMPORTED, Optional.empty(), facts);
    return AccountBatch.insert(tx, accounts, keepNumbers, clock.instant());
  }

  /** Frees a name that a decoy keeps, for an operator who wants it. */
  public void removeDecoy(Transaction tx, String username) {
    tx.sql()
        .deleteFrom(ACCOUNTS)
        .where(AccountTable.USERNAME.eq(Usernames.normalise(username)))
        .and(AccountTable.DECOY.eq(true))
        .execute();
  }

  private Account insert(Transaction tx, NewAccount added, boolean decoy) {
    Instant now = clock.instant();
    String email = added.email();
    UUID uuid = UUID.randomUUID();
    tx.sql()
        .insertInto(ACCOUNTS)
        .set(AccountTable.UUID_TEXT, uuid.toString())
        .set(AccountTable.USERNAME, added.username())
        .set(AccountTable.EMAIL, email)
        .set(AccountTable.EMAIL_KEY, email == null ? null : Emails.key(email))
        .set(AccountTable.TELEPHONE, added.telephone())
        .set(AccountTable.TELEPHONE_ENTERED, added.telephoneEntered())
        .set(AccountTable.FULL_NAME, added.fullName())
        .set(AccountTable.FIRST_NAME, added.firstName())
        .set(AccountTable.LAST_NAME, added.lastName())
        .set(AccountTable.STATUS, added.status().stored())
        .set(AccountTable.IS_STAFF, added.staff())
        .set(AccountTable.IS_SUPERUSER, added.superuser())
        .set(AccountTable.PASSWORD_HASH, added.passwordHash())
        .set(AccountTable.LOCALE, added.locale())
        .set(AccountTable.DECOY, decoy)
        .set(AccountTable.JOINED_AT, now)
        .set(AccountTable.UPDATED_AT, now)
        .execute();
    Account account = any(tx.sql(), AccountTable.UUID_TEXT.eq(uuid.toString())).orElseThrow();
    AccountKeys.fill(tx, account.id());
    return account;
  }

  /** Starts a change of one account; nothing happens before {@link AccountChange#store}. */
  public AccountChange change(Transaction tx, long id) {
    return new AccountChange(tx, id, this, events, clock.instant());
  }

  /** Notes that somebody with the account was here, which is no change of it. */
  public static void seen(Transaction tx, long id, Instant at) {
    tx.sql()
        .update(ACCOUNTS)
        .set(AccountTable.LAST_SEEN, Columns.text(at))
        .where(ID.eq(id))
        .execute();
    ActiveDays.note(tx, id, at);
  }

  /** Gives an account the picture that it had where it came from, which is no change of it. */
  public static void bringAvatar(Transaction tx, long id, String avatar) {
    tx.sql().update(ACCOUNTS).set(AccountTable.AVATAR, avatar).where(ID.eq(id)).execute();
  }

  /** Removes an account with everything that belongs to it. */
  public void remove(Transaction tx, long id) {
    Optional<Account> present = byId(tx.sql(), id);
    tx.sql().deleteFrom(ACCOUNTS).where(ID.eq(id)).execute();
    present.ifPresent(
        account -> events.happenedTo(tx, EventType.ACCOUNT_DELETED, account.uuid(), Map.of()));
  }

  private static boolean taken(DSLContext sql, Condition condition, @Nullable Long except) {
    Condition others = except == null ? condition : condition.and(ID.ne(except));
    return sql.fetchExists(sql.selectOne().from(ACCOUNTS).where(others));
  }

  private static Optional<Account> one(DSLContext sql, Condition condition) {
    return any(sql, condition.and(AccountTable.DECOY.eq(false)));
  }

  private static Optional<Account> any(DSLContext sql, Condition condition) {
    return sql.select(COLUMNS).from(ACCOUNTS).where(condition).fetchOptional(AccountTable::account);
  }
}
