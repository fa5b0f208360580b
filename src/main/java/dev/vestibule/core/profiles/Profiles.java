package dev.vestibule.core.profiles;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.core.accounts.AccountMatch;
import dev.vestibule.core.accounts.AccountTable;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.media.Avatars;
import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The values of profile fields, one row for each that an account has. What a field declares as
 * encrypted is sealed for its account and field, so that a row copied to another one does not open.
 */
public final class Profiles {
  private static final Table<Record> VALUES = table(name("profile_values"));
  private static final Field<Long> ACCOUNT_ID = field(name("account_id"), SQLDataType.BIGINT);
  private static final Field<String> FIELD = field(name("field"), SQLDataType.VARCHAR);
  private static final Field<String> VALUE = field(name("value"), SQLDataType.VARCHAR);
  private static final Field<byte[]> SEALED = field(name("sealed"), SQLDataType.VARBINARY);
  private static final Field<String> UNIQUE_KEY = field(name("unique_key"), SQLDataType.VARCHAR);
  private static final Field<Instant> UPDATED_AT = Columns.instant("updated_at");
  private static final String UNIQUENESS = "profile uniqueness";
  private static final int LONGEST_KEY = 512;

  private final ProfileSchema schema;
  private final Avatars images;
  private final Vault vault;
  private final InstantSource clock;

  public Profiles(ProfileSchema schema, Avatars images, Vault vault, InstantSource clock) {
    this.schema = schema;
    this.images = images;
    this.vault = vault;
    this.clock = clock;
  }

  /** An account's values by field; a field without one is left out. */
  public Map<String, Object> read(DSLContext sql, long account) {
    return readAll(sql, List.of(account), schema.fields()).getOrDefault(account, Map.of());
  }

  /** The values of those fields by account and field, with one query at most. */
  public Map<Long, Map<String, Object>> readAll(
      DSLContext sql, Collection<Long> accounts, Collection<ProfileField> fields) {
    Map<Long, Map<String, Object>> found = new HashMap<>();
    if (accounts.isEmpty() || fields.isEmpty()) {
      return found;
    }
    Map<String, ProfileField> wanted = new LinkedHashMap<>();
    fields.forEach(field -> wanted.put(field.name(), field));
    sql.select(ACCOUNT_ID, FIELD, VALUE, SEALED)
        .from(VALUES)
        .where(ACCOUNT_ID.in(accounts).and(FIELD.in(wanted.keySet())))
        .forEach(row -> {
          ProfileField field = Objects.requireNonNull(wanted.get(row.get(FIELD)));
          long account = row.get(ACCOUNT_ID);
          field
              .restore(plain(row, account, field.name()))
              .ifPresent(value ->
                  found
                      .computeIfAbsent(account, _ -> new LinkedHashMap<>())
                      .put(field.name(), value));
        });
    return found;
  }

  /** A value stays readable when its field's declaration turns to encrypted or back. */
  private String plain(Record row, long account, String field) {
    byte[] sealed = row.get(SEALED);
    return sealed == null
        ? row.get(VALUE)
        : new String(vault.open(sealed, context(account, field)), StandardCharsets.UTF_8);
  }

  /**
   * Makes the keys that these fields need, if they are missing. To be called before the transaction
   * that {@link #write}s.
   */
  public void prepare(Collection<String> fields) {
    for (String name : fields) {
      ProfileField field = known(name);
      if (field.declared().encrypted()) {
        vault.prepare();
        if (field.declared().unique()) {
          vault.key(UNIQUENESS);
        }
      }
    }
  }

  /** Sets values by field; null removes one. */
  public void write(Transaction tx, long account, Map<String, ? extends @Nullable Object> values) {
    values.forEach((name, value) -> write(tx, account, known(name), value));
  }

  private void write(Transaction tx, long account, ProfileField field, @Nullable Object value) {
    tx.sql().deleteFrom(VALUES).where(ACCOUNT_ID.eq(account).and(FIELD.eq(field.name()))).execute();
    if (value instanceof AvatarImages.Decoded image) {
      insert(tx, account, field, images.put(tx, account, field.name(), image));
    } else if (value != null) {
      insert(tx, account, field, field.canonical(value));
    } else if (field.isImage()) {
      images.remove(tx, account, field.name());
    }
  }

  private void insert(Transaction tx, long account, ProfileField field, String text) {
    boolean sealed = field.declared().encrypted();
    tx.sql()
        .insertInto(VALUES, ACCOUNT_ID, FIELD, VALUE, SEALED, UNIQUE_KEY, UPDATED_AT)
        .values(
            account,
            field.name(),
            sealed ? null : text,
            sealed ? seal(text, account, field.name()) : null,
            field.declared().unique() ? uniqueKey(field, text) : null,
            clock.instant())
        .execute();
  }

  private byte[] seal(String text, long account, String field) {
    return vault.seal(text.getBytes(StandardCharsets.UTF_8), context(account, field));
  }

  private static String context(long account, String field) {
    return "profile " + account + " " + field;
  }

  /**
   * What a list of accounts keeps to that holds those with a value alone.
   *
   * @param field one that is kept plain
   */
  public AccountMatch having(ProfileField field, Object value) {
    Condition same = FIELD.eq(field.name()).and(VALUE.eq(field.canonical(value)));
    Condition each =
        DSL.exists(DSL.selectOne().from(VALUES).where(same).and(ACCOUNT_ID.eq(AccountTable.ID)));
    return new AccountMatch(each, VALUES, ACCOUNT_ID, same);
  }

  /** Those of the values that a unique field may not take, because somebody else has them. */
  public List<String> taken(
      DSLContext sql, Map<String, ? extends @Nullable Object> values, @Nullable Long except) {
    return values.entrySet().stream()
        .filter(entry -> {
          Object value = entry.getValue();
          return value != null && taken(sql, entry.getKey(), value, except);
        })
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether the field is unique and somebody else than {@code except} has the value. */
  public boolean taken(DSLContext sql, String name, Object value, @Nullable Long except) {
    ProfileField field = known(name);
    if (!field.declared().unique()) {
      return false;
    }
    String text = field.canonical(value);
    // Plain values are compared themselves: some may be older than the declaration as unique.
    Condition same =
        field.declared().encrypted()
            ? UNIQUE_KEY.eq(uniqueKey(field, text))
            : FIELD.eq(name).and(VALUE.eq(text));
    Condition others = except == null ? same : same.and(ACCOUNT_ID.ne(except));
    return sql.fetchExists(sql.selectOne().from(VALUES).where(others));
  }

  /**
   * A sealed value must not be guessed from its key either, hence the HMAC; a long one is told by a
   * digest, since no key of an index may be that long in MariaDB.
   */
  private String uniqueKey(ProfileField field, String text) {
    String whole = field.name() + ":" + text;
    if (field.declared().encrypted()) {
      return HexFormat.of()
          .formatHex(
              Digests.hmacSha256(vault.key(UNIQUENESS), whole.getBytes(StandardCharsets.UTF_8)));
    }
    return whole.length() <= LONGEST_KEY ? whole : field.name() + "#" + Digests.sha256Hex(whole);
  }

  private ProfileField known(String name) {
    Optional<ProfileField> field = schema.find(name);
    return field.orElseThrow(() -> new IllegalArgumentException("no profile field " + name));
  }
}
