package dev.vestibule.core.accounts;

import static dev.vestibule.core.accounts.AccountTable.ACCOUNTS;
import static dev.vestibule.core.accounts.AccountTable.ID;

import dev.vestibule.platform.database.Columns;
import java.time.Instant;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What lists of accounts can keep to, as far as the accounts themselves tell. */
public final class AccountMatches {
  private AccountMatches() {}

  public static AccountMatch status(AccountStatus status) {
    return column(AccountTable.STATUS, field -> field.eq(status.stored()));
  }

  public static AccountMatch emailVerified(boolean wanted) {
    return column(AccountTable.EMAIL_VERIFIED_AT, wanted ? Field::isNotNull : Field::isNull);
  }

  public static AccountMatch telephoneVerified(boolean wanted) {
    return column(AccountTable.TELEPHONE_VERIFIED_AT, wanted ? Field::isNotNull : Field::isNull);
  }

  public static AccountMatch staff(boolean wanted) {
    return column(AccountTable.IS_STAFF, field -> field.eq(wanted));
  }

  public static AccountMatch superuser(boolean wanted) {
    return column(AccountTable.IS_SUPERUSER, field -> field.eq(wanted));
  }

  /** Joined then or later. */
  public static AccountMatch joinedFrom(Instant from) {
    return column(AccountTable.JOINED_AT, field -> field.ge(from));
  }

  public static AccountMatch joinedBefore(Instant before) {
    return column(AccountTable.JOINED_AT, field -> field.lt(before));
  }

  /** Last seen then or later. */
  public static AccountMatch seenFrom(Instant from) {
    return column(AccountTable.LAST_SEEN, field -> field.ge(Columns.text(from)));
  }

  /** Last seen before that, or never. */
  public static AccountMatch seenBefore(Instant before) {
    return column(AccountTable.LAST_SEEN, field -> field.lt(Columns.text(before)));
  }

  /** Whose name, a word of it on, username, address or telephone begins with the text. */
  public static AccountMatch beginning(String text) {
    return AccountKeys.beginning(text);
  }

  /** A column that is computed, if only from itself, leads to no index. */
  private static <T> AccountMatch column(Field<T> field, Function<Field<T>, Condition> test) {
    Field<T> computed = DSL.coalesce(field, field);
    return new AccountMatch(test.apply(computed), ACCOUNTS, ID, test.apply(field));
  }
}
