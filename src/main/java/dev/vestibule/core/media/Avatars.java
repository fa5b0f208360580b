package dev.vestibule.core.media;

import dev.vestibule.core.media.AvatarImages.Decoded;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The avatars, at most one for each account. A name stands for one content for ever. */
public final class Avatars {
  private static final Table<Record> AVATARS = DSL.table(DSL.name("avatars"));
  private static final Field<String> NAME = DSL.field(DSL.name("name"), SQLDataType.VARCHAR);
  private static final Field<Long> ACCOUNT_ID =
      DSL.field(DSL.name("account_id"), SQLDataType.BIGINT);
  private static final Field<String> CONTENT_TYPE =
      DSL.field(DSL.name("content_type"), SQLDataType.VARCHAR);
  private static final Field<byte[]> CONTENT = DSL.field(DSL.name("content"), SQLDataType.BLOB);
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  private static final int NAME_BYTES = 18;

  private final InstantSource clock;

  public Avatars(InstantSource clock) {
    this.clock = clock;
  }

  /** A stored picture. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Avatar(String contentType, byte[] content) {}

  /**
   * Keeps the picture in place of the account's earlier one.
   *
   * @return its new name, such as {@code avatars/3q2-7w.png}, which nobody can guess
   */
  public String put(Transaction transaction, long accountId, Decoded image) {
    remove(transaction, accountId);
    String name = "avatars/" + RandomSecrets.base64Url(NAME_BYTES) + "." + image.extension();
    transaction
        .sql()
        .insertInto(AVATARS, NAME, ACCOUNT_ID, CONTENT_TYPE, CONTENT, CREATED_AT)
        .values(name, accountId, image.contentType(), image.bytes(), clock.instant())
        .execute();
    return name;
  }

  /** Removes the account's picture, if it has one. */
  public void remove(Transaction transaction, long accountId) {
    transaction.sql().deleteFrom(AVATARS).where(ACCOUNT_ID.eq(accountId)).execute();
  }

  /** The picture of that name, as {@link #put} gave it. */
  public Optional<Avatar> find(DSLContext sql, String name) {
    return sql.select(CONTENT_TYPE, CONTENT)
        .from(AVATARS)
        .where(NAME.eq(name))
        .fetchOptional(row -> new Avatar(row.get(CONTENT_TYPE), row.get(CONTENT)));
  }
}
