package dev.vestibule.core.accounts;

import dev.vestibule.platform.database.Columns;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What lists of accounts can be sorted by; each has an index that ends with the number. */
public enum AccountOrder {
  JOINED_AT("joined_at"),
  USERNAME("username_key"),
  EMAIL("email_order"),
  NAME("name_key"),
  LAST_SEEN_AT("last_seen");

  private final String column;

  AccountOrder(String column) {
    this.column = column;
  }

  /** The column, which is never null; a moment is told as text. */
  Field<String> column() {
    return this == JOINED_AT
        ? Columns.instantAsText("accounts", column)
        : DSL.field(DSL.name("accounts", column), SQLDataType.VARCHAR);
  }

  /** As it is asked for, such as {@code joined_at}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AccountOrder> ofWord(String word) {
    return Stream.of(values()).filter(order -> order.word().equals(word)).findFirst();
  }
}
