package dev.vestibule.core.rights;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The keys that services call with: {@code vsk_} and 43 characters, of which 256 bits are random.
 * Secret scanners know a key by its beginning.
 */
public final class ApiKeys {
  public static final String PREFIX = "vsk_";

  private static final int BYTES = 32;
  private static final int HINT = PREFIX.length() + 4;

  /** How stale "last used" may be: writing it at each request would make every read a write. */
  private static final Duration USE_STEP = Duration.ofMinutes(1);

  private static final Table<Record> KEYS = table(name("api_keys"));
  private static final Field<String> ID = text("id");
  private static final Field<String> NAME = text("name");
  private static final Field<String> KEY_HASH = text("key_hash");
  private static final Field<String> HINT_TEXT = text("hint");
  private static final Field<Long> CREATED_BY = field(name("created_by"), SQLDataType.BIGINT);
  private static final Field<String> MAKER_KIND = text("maker_kind");
  private static final Field<String> MAKER_ID = text("maker_id");
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  private static final Field<Instant> EXPIRES_AT = Columns.instant("expires_at");
  private static final Field<Instant> LAST_USED_AT = Columns.instant("last_used_at");
  private static final Field<Instant> ENDED_AT = Columns.instant("ended_at");

  private final Grants grants = Grants.ofKeys();
  private final Events events;
  private final InstantSource clock;

  /**
   * @param events are told what is made and ends
   */
  public ApiKeys(Events events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /** A key that was just made, with the only copy of its text. */
  public record Made(ApiKey key, String text) {
    @Override
    public String toString() {
      return "key " + key.id();
    }
  }

  /** Adds a key. */
  public Made add(
      Transaction tx,
      String name,
      Set<Permission> permissions,
      KeyMaker maker,
      Optional<Instant> expires) {
    UUID id = UUID.randomUUID();
    String text = PREFIX + RandomSecrets.base64Url(BYTES);
    tx.sql()
        .insertInto(KEYS)
        .set(ID, id.toString())
        .set(NAME, name)
        .set(KEY_HASH, Digests.sha256Hex(text))
        .set(HINT_TEXT, text.substring(0, HINT))
        .set(CREATED_BY, maker.account().orElse(null))
        .set(MAKER_KIND, maker.kind().word())
        .set(MAKER_ID, maker.id().map(UUID::toString).orElse(null))
        .set(CREATED_AT, clock.instant())
        .set(EXPIRES_AT, expires.orElse(null))
        .execute();
    grants.write(tx, id.toString(), permissions);
    tell(tx, EventType.API_KEY_CREATED, id);
    return new Made(byId(tx.sql(), id).orElseThrow(), text);
  }

  public Optional<ApiKey> byId(DSLContext sql, UUID id) {
    return one(sql, ID.eq(id.toString()));
  }

  /** The key with that text, whether it is still good or not. */
  public Optional<ApiKey> byText(DSLContext sql, String text) {
    return one(sql, KEY_HASH.eq(Digests.sha256Hex(text)));
  }

  /** Whether {@link #used} would have something to note. */
  public boolean usedLongAgo(ApiKey key) {
    Instant lately = clock.instant().minus(USE_STEP);
    return key.lastUsedAt().map(lately::isAfter).orElse(true);
  }

  public void used(Transaction tx, UUID id) {
    int _ = set(tx, LAST_USED_AT, ID.eq(id.toString()));
  }

  /** Ends a key at once; it stays as a record, with the moment of its first end. */
  public void end(Transaction tx, UUID id) {
    if (set(tx, ENDED_AT, ID.eq(id.toString()).and(ENDED_AT.isNull())) > 0) {
      tell(tx, EventType.API_KEY_ENDED, id);
    }
  }

  private void tell(Transaction tx, EventType type, UUID id) {
    events.happened(tx, type, Optional.empty(), Map.of("key", id.toString()));
  }

  private int set(Transaction tx, Field<Instant> moment, Condition which) {
    return tx.sql().update(KEYS).set(moment, clock.instant()).where(which).execute();
  }

  private Optional<ApiKey> one(DSLContext sql, Condition which) {
    return fetch(sql, which, 1).stream().findFirst();
  }

  private List<ApiKey> fetch(DSLContext sql, Condition which, int most) {
    var rows =
        sql.select(ID, NAME, HINT_TEXT, CREATED_BY, MAKER_KIND, MAKER_ID)
            .select(CREATED_AT, EXPIRES_AT, LAST_USED_AT, ENDED_AT)
            .from(KEYS)
            .where(which)
            .orderBy(CREATED_AT, ID)
            .limit(most)
            .fetch();
    Map<String, Set<Permission>> permissions =
        grants.of(sql, rows.stream().map(row -> row.get(ID)).toList());
    return rows.stream()
        .map(row -> key(row, permissions.getOrDefault(row.get(ID), Set.of())))
        .toList();
  }

  /** The next keys after one, in the order they were made; from the first without one. */
  public List<ApiKey> after(DSLContext sql, Optional<ApiKey> last, int most) {
    Condition later =
        last.map(key ->
                CREATED_AT
                    .gt(key.createdAt())
                    .or(CREATED_AT.eq(key.createdAt()).and(ID.gt(key.id().toString()))))
            .orElseGet(DSL::noCondition);
    return fetch(sql, later, most);
  }

  private static ApiKey key(Record row, Set<Permission> permissions) {
    return new ApiKey(
        UUID.fromString(row.get(ID)),
        row.get(NAME),
        row.get(HINT_TEXT),
        permissions,
        new ApiKey.MadeBy(
            KeyMaker.Kind.ofWord(row.get(MAKER_KIND)),
            Optional.ofNullable(row.get(MAKER_ID)).map(UUID::fromString)),
        Optional.ofNullable(row.get(CREATED_BY)),
        row.get(CREATED_AT),
        Optional.ofNullable(row.get(EXPIRES_AT)),
        Optional.ofNullable(row.get(LAST_USED_AT)),
        Optional.ofNullable(row.get(ENDED_AT)));
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }
}
