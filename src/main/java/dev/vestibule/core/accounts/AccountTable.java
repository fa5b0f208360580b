package dev.vestibule.core.accounts;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The columns of {@code accounts}. */
public final class AccountTable {
  public static final Table<Record> ACCOUNTS = table(name("accounts"));
  public static final Field<Long> ID = field(name("accounts", "id"), SQLDataType.BIGINT);
  public static final Field<String> UUID_TEXT = text("uuid");
  static final Field<String> USERNAME = text("username");
  static final Field<String> EMAIL = text("email");
  static final Field<String> EMAIL_KEY = text("email_key");
  static final Field<String> TELEPHONE = text("telephone");
  static final Field<String> TELEPHONE_ENTERED = text("telephone_entered");
  static final Field<String> TELEPHONE_WANTED = text("telephone_wanted");
  static final Field<String> FULL_NAME = text("full_name");
  static final Field<String> FIRST_NAME = text("first_name");
  static final Field<String> LAST_NAME = text("last_name");
  static final Field<String> STATUS = text("status");
  static final Field<Instant> EMAIL_VERIFIED_AT = Columns.instant("email_verified_at");
  static final Field<Instant> TELEPHONE_VERIFIED_AT = Columns.instant("telephone_verified_at");
  static final Field<Boolean> IS_STAFF = field(name("is_staff"), SQLDataType.BOOLEAN);
  static final Field<Boolean> IS_SUPERUSER = field(name("is_superuser"), SQLDataType.BOOLEAN);
  static final Field<String> PASSWORD_HASH = text("password_hash");
  static final Field<String> LOCALE = text("locale");
  static final Field<String> AVATAR = text("avatar");
  static final Field<Instant> JOINED_AT = Columns.instant("joined_at");
  static final Field<Instant> LAST_SIGN_IN_AT = Columns.instant("last_sign_in_at");
  static final Field<Instant> UPDATED_AT = Columns.instant("updated_at");
  static final Field<Instant> DELETION_DUE_AT = Columns.instant("deletion_due_at");
  static final Field<String> DELETION_FORMER_STATUS = text("deletion_former_status");
  static final Field<Boolean> DELETION_BY_OWNER =
      field(name("deletion_by_owner"), SQLDataType.BOOLEAN);
  static final Field<Boolean> DECOY = field(name("decoy"), SQLDataType.BOOLEAN);
  static final Field<String> USERNAME_KEY = text("username_key");
  static final Field<String> NAME_KEY = text("name_key");
  static final Field<String> EMAIL_ORDER = text("email_order");
  static final Field<String> LAST_SEEN = text("last_seen");
  static final Field<Integer> VERSION = field(name("version"), SQLDataType.INTEGER);

  /** All that an {@link Account} is made of, for selects that join. */
  public static final List<Field<?>> COLUMNS =
      List.of(
          ID,
          UUID_TEXT,
          USERNAME,
          EMAIL,
          TELEPHONE,
          TELEPHONE_ENTERED,
          FULL_NAME,
          FIRST_NAME,
          LAST_NAME,
          STATUS,
          EMAIL_VERIFIED_AT,
          TELEPHONE_VERIFIED_AT,
          IS_STAFF,
          IS_SUPERUSER,
          PASSWORD_HASH,
          LOCALE,
          AVATAR,
          JOINED_AT,
          LAST_SIGN_IN_AT,
          DELETION_DUE_AT,
          VERSION);

  private AccountTable() {}

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  /** The account in a row that holds {@link #COLUMNS}. */
  public static Account account(Record row) {
    return new Account(
        row.get(ID),
        UUID.fromString(row.get(UUID_TEXT)),
        row.get(USERNAME),
        row.get(EMAIL),
        row.get(TELEPHONE),
        row.get(TELEPHONE_ENTERED),
        row.get(FULL_NAME),
        row.get(FIRST_NAME),
        row.get(LAST_NAME),
        AccountStatus.fromStored(row.get(STATUS)),
        row.get(EMAIL_VERIFIED_AT),
        row.get(TELEPHONE_VERIFIED_AT),
        row.get(IS_STAFF),
        row.get(IS_SUPERUSER),
        row.get(PASSWORD_HASH),
        row.get(LOCALE),
        row.get(AVATAR),
        row.get(JOINED_AT),
        row.get(LAST_SIGN_IN_AT),
        row.get(DELETION_DUE_AT),
        row.get(VERSION));
  }
}
