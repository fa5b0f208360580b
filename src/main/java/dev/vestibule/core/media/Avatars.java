package dev.vestibule.core.media;

import dev.vestibule.core.media.AvatarImages.Decoded;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The pictures of accounts: the avatar, and those of profile fields, at most one for each field. A
 * name stands for one content for ever.
 */
public final class Avatars {
  private static final Table<Record> AVATARS = DSL.table(DSL.name("avatars"));
  private static final Field<String> NAME = DSL.field(DSL.name("name"), SQLDataType.VARCHAR);
  private static final Field<Long> ACCOUNT_ID =
      DSL.field(DSL.name("account_id"), SQLDataType.BIGINT);
  private static final Field<String> FIELD = DSL.field(DSL.name("field"), SQLDataType.VARCHAR);
  private static final Field<String> CONTENT_TYPE =
      DSL.field(DSL.name("content_type"), SQLDataType.VARCHAR);
  private static final Field<byte[]> CONTENT = DSL.field(DSL.name("content"), SQLDataType.BLOB);
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  private static final String AVATAR = "avatar";
  private static final int NAME_BYTES = 18;

  private final InstantSource clock;

  public Avatars(InstantSource clock) {
    this.clock = clock;
  }

  /** A stored picture. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Avatar(String contentType, byte[] content) {}

  /** Keeps the account's avatar, as {@link #put(Transaction, long, String, Decoded)} does. */
  public String put(Transaction transaction, long accountId, Decoded image) {
    return put(transaction, accountId, AVATAR, image);
  }

  /** Removes the account's avatar, if it has one. */
  public void remove(Transaction transaction, long accountId) {
    remove(transaction, accountId, AVATAR);
  }

  /**
   * Keeps the picture in place of the field's earlier one.
   *
   * @return its new name, such as {@code avatars/3q2-7w.png}, which nobody can guess
   */
  public String put(Transaction transaction, long accountId, String field, Decoded image) {
    remove(transaction, accountId, field);
    String name = "avatars/" + RandomSecrets.base64Url(NAME_BYTES) + "." + image.extension();
    transaction
        .sql()
        .insertInto(AVATARS, NAME, ACCOUNT_ID, FIELD, CONTENT_TYPE, CONTENT, CREATED_AT)
        .values(name, accountId, field, image.contentType(), image.bytes(), clock.instant())
        .execute();
    return name;
  }

  /** Removes the field's picture, if it has one. */
  public void remove(Transaction transaction, long accountId, String field) {
    transaction
        .sql()
        .deleteFrom(AVATARS)
        .where(ACCOUNT_ID.eq(accountId).and(FIELD.eq(field)))
        .execute();
  }

  /** The account's pictures by their fields; the avatar's is {@code avatar}. */
  public Map<String, Avatar> ofAccount(DSLContext sql, long account) {
    return sql.select(FIELD, CONTENT_TYPE, CONTENT)
        .from(AVATARS)
        .where(ACCOUNT_ID.eq(account))
        .fetchMap(FIELD, row -> new Avatar(row.get(CONTENT_TYPE), row.get(CONTENT)));
  }

  /** Those of the accounts that have a picture. */
  public java.util.Set<Long> among(DSLContext sql, java.util.Collection<Long> accounts) {
    return sql.selectDistinct(ACCOUNT_ID)
        .from(AVATARS)
        .where(ACCOUNT_ID.in(accounts))
        .fetchSet(ACCOUNT_ID);
  }

  /** The picture of that name, as {@link #put} gave it. */
  public Optional<Avatar> find(DSLContext sql, String name) {
    return sql.select(CONTENT_TYPE, CONTENT)
        .from(AVATARS)
        .where(NAME.eq(name))
        .fetchOptional(row -> new Avatar(row.get(CONTENT_TYPE), row.get(CONTENT)));
  }
}
