package dev.vestibule.core.accounts;

import static dev.vestibule.core.accounts.AccountTable.ACCOUNTS;

import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many accounts at once, each as it comes: for accounts that were somewhere else before.
 */
final class AccountBatch {
  private static final List<Field<?>> COLUMNS =
      List.of(
          AccountTable.UUID_TEXT,
          AccountTable.USERNAME,
          AccountTable.EMAIL,
          AccountTable.EMAIL_KEY,
          AccountTable.TELEPHONE,
          AccountTable.TELEPHONE_ENTERED,
          AccountTable.FULL_NAME,
          AccountTable.FIRST_NAME,
          AccountTable.LAST_NAME,
          AccountTable.STATUS,
          AccountTable.EMAIL_VERIFIED_AT,
          AccountTable.TELEPHONE_VERIFIED_AT,
          AccountTable.IS_STAFF,
          AccountTable.IS_SUPERUSER,
          AccountTable.PASSWORD_HASH,
          AccountTable.LOCALE,
          AccountTable.DECOY,
          AccountTable.JOINED_AT,
          AccountTable.LAST_SIGN_IN_AT,
          AccountTable.LAST_SEEN,
          AccountTable.UPDATED_AT,
          AccountTable.USERNAME_KEY,
          AccountTable.NAME_KEY,
          AccountTable.EMAIL_ORDER);

  private AccountBatch() {}

  /**
   * Inserts them with their keys.
   *
   * @param keepNumbers whether they keep their numbers; they are given new ones otherwise
   * @return their numbers
   */
  static Map<UUID, Long> insert(
      Transaction tx, List<Account> accounts, boolean keepNumbers, Instant now) {
    List<Field<?>> columns = new ArrayList<>(COLUMNS);
    if (keepNumbers) {
      columns.add(AccountTable.ID);
    }
    var batch =
        tx.sql()
            .batch(
                tx.sql()
                    .insertInto(ACCOUNTS)
                    .columns(columns)
                    .values(Collections.nCopies(columns.size(), null)));
    for (Account account : accounts) {
      List<@Nullable Object> row = row(account, now);
      if (keepNumbers) {
        row.add(account.id());
      }
      batch = batch.bind(row.toArray());
    }
    batch.execute();
    Map<UUID, Long> numbers =
        keepNumbers
            ? accounts.stream().collect(Collectors.toMap(Account::uuid, Account::id))
            : numbers(tx, accounts);
    AccountKeys.addWords(tx, accounts, numbers);
    return numbers;
  }

  private static List<@Nullable Object> row(Account account, Instant now) {
    String email = account.email();
    Instant seen = account.lastSignInAt();
    List<@Nullable Object> row = new ArrayList<>(COLUMNS.size() + 1);
    row.add(account.uuid().toString());
    row.add(account.username());
    row.add(email);
    row.add(email == null ? null : Emails.key(email));
    row.add(account.telephone());
    row.add(account.telephoneEntered());
    row.add(account.fullName());
    row.add(account.firstName());
    row.add(account.lastName());
    row.add(account.status().stored());
    row.add(account.emailVerifiedAt());
    row.add(account.telephoneVerifiedAt());
    row.add(account.staff());
    row.add(account.superuser());
    row.add(account.passwordHash());
    row.add(account.locale());
    row.add(false);
    row.add(account.joinedAt());
    row.add(seen);
    row.add(seen == null ? "" : Columns.text(seen));
    row.add(now);
    AccountKeys.Sorted sorted = AccountKeys.sorted(account);
    row.add(sorted.username());
    row.add(sorted.name());
    row.add(sorted.email());
    return row;
  }

  private static Map<UUID, Long> numbers(Transaction tx, List<Account> accounts) {
    List<String> uuids = accounts.stream().map(account -> account.uuid().toString()).toList();
    return tx.sql()
        .select(AccountTable.UUID_TEXT, AccountTable.ID)
        .from(ACCOUNTS)
        .where(AccountTable.UUID_TEXT.in(uuids))
        .fetchMap(
            row -> UUID.fromString(row.get(AccountTable.UUID_TEXT)),
            row -> row.get(AccountTable.ID));
  }
}
