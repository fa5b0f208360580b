package dev.vestibule.core.accounts;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Transaction;
import java.sql.PreparedStatement;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What accounts are sorted and found by: names, addresses and numbers in one case. It follows the
 * account in the transaction that changes it.
 */
final class AccountKeys {
  private static final Table<Record> WORDS = table(name("account_words"));
  private static final Field<String> WORD = field(name("word"), SQLDataType.VARCHAR);
  private static final Field<Long> ACCOUNT_ID = field(name("account_id"), SQLDataType.BIGINT);

  /** More of a word tells nobody apart, and keys of an index are short in some databases. */
  private static final int LONGEST = 120;

  private static final int MOST_WORDS = 16;
  private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);
  private static final Pattern NUMBER = Pattern.compile("\\+?[\\d\\s().\\-/]+");

  private AccountKeys() {}

  /** What two spellings have in common. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /** Writes the keys of the account as it is now. */
  static void fill(Transaction tx, long id) {
    tx.sql()
        .select(AccountTable.COLUMNS)
        .from(AccountTable.ACCOUNTS)
        .where(AccountTable.ID.eq(id))
        .fetchOptional(AccountTable::account)
        .ifPresent(account -> fill(tx, account));
  }

  private static void fill(Transaction tx, Account account) {
    Sorted sorted = sorted(account);
    tx.sql()
        .update(AccountTable.ACCOUNTS)
        .set(AccountTable.USERNAME_KEY, sorted.username())
        .set(AccountTable.NAME_KEY, sorted.name())
        .set(AccountTable.EMAIL_ORDER, sorted.email())
        .where(AccountTable.ID.eq(account.id()))
        .execute();
    tx.sql().deleteFrom(WORDS).where(ACCOUNT_ID.eq(account.id())).execute();
    var insert = tx.sql().insertInto(WORDS, WORD, ACCOUNT_ID);
    for (String word : words(account)) {
      insert = insert.values(word, account.id());
    }
    insert.execute();
  }

  /** What an account is sorted by. */
  record Sorted(String username, String name, String email) {}

  static Sorted sorted(Account account) {
    String email = account.email();
    return new Sorted(
        cut(folded(account.username())),
        cut(folded(shownName(account))),
        email == null ? "" : cut(Emails.key(email)));
  }

  /** Writes what many new accounts are found by. */
  static void addWords(Transaction tx, List<Account> accounts, Map<UUID, Long> numbers) {
    String insert = tx.sql().insertInto(WORDS, WORD, ACCOUNT_ID).values("", 0L).getSQL();
    // By JDBC itself: these are most of the rows of an import, and binding them by jOOQ took as
    // long as writing them.
    tx.sql()
        .connection(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Account account : accounts) {
              long id = Objects.requireNonNull(numbers.get(account.uuid()));
              for (String word : words(account)) {
                statement.setString(1, word);
                statement.setLong(2, id);
                statement.addBatch();
              }
            }
            statement.executeBatch();
          }
        });
  }

  private static String shownName(Account account) {
    return account.fullName().isBlank()
        ? account.firstName() + " " + account.lastName()
        : account.fullName();
  }

  /** The accounts that something of begins with this; numbers may be spaced as people do. */
  static AccountMatch beginning(String text) {
    String prefix = NUMBER.matcher(text).matches() ? digits(text) : folded(text);
    Condition begins = WORD.ge(cut(prefix)).and(WORD.lt(cut(prefix) + LAST_CHARACTER));
    Condition each =
        DSL.exists(DSL.selectOne().from(WORDS).where(ACCOUNT_ID.eq(AccountTable.ID)).and(begins));
    return new AccountMatch(each, WORDS, ACCOUNT_ID, begins);
  }

  private static Set<String> words(Account account) {
    Set<String> words = new LinkedHashSet<>();
    words.add(cut(folded(account.username())));
    String email = account.email();
    if (email != null) {
      words.add(cut(Emails.key(email)));
    }
    addNumber(words, account.telephone());
    addNumber(words, account.telephoneEntered());
    addName(words, account.fullName());
    addName(words, account.firstName());
    addName(words, account.lastName());
    return words;
  }

  /** A number with and without its plus. */
  private static void addNumber(Set<String> words, @Nullable String number) {
    if (number != null && !digits(number).isEmpty()) {
      words.add(cut(digits(number)));
      words.add(cut(digits(number).replace("+", "")));
    }
  }

  /** The name from each of its words on. */
  private static void addName(Set<String> words, String name) {
    String rest = folded(name);
    for (int i = 0; i < MOST_WORDS && !rest.isEmpty(); i++) {
      words.add(cut(rest));
      int space = rest.indexOf(' ');
      rest = space < 0 ? "" : rest.substring(space).strip();
    }
  }

  private static String digits(String number) {
    return number.replaceAll("[^+\\d]", "");
  }

  private static String cut(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }
}
