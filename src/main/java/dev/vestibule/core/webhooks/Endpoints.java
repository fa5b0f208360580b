package dev.vestibule.core.webhooks;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The table {@code webhook_endpoints}. */
public final class Endpoints {
  private static final Table<Record> ENDPOINTS = table(name("webhook_endpoints"));
  private static final Field<String> ID = text("id");
  private static final Field<String> URL = text("url");
  private static final Field<String> DESCRIPTION = text("description");
  private static final Field<String> EVENT_TYPES = text("event_types");
  private static final Field<Boolean> WITH_ACCOUNT = flag("with_account");
  private static final Field<Boolean> ACTIVE = flag("active");
  private static final Field<String> OFF_REASON = text("off_reason");
  private static final Field<byte[]> SECRET = bytes("secret");
  private static final Field<byte[]> FORMER_SECRET = bytes("former_secret");
  private static final Field<Instant> FORMER_UNTIL = Columns.instant("former_until");
  private static final Field<Instant> FAILING_SINCE = Columns.instant("failing_since");
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  private static final Field<Instant> UPDATED_AT = Columns.instant("updated_at");
  private static final Field<Integer> VERSION = field(name("version"), SQLDataType.INTEGER);

  /** Everything but the secrets. */
  private static final List<Field<?>> SHOWN =
      List.of(
          ID,
          URL,
          DESCRIPTION,
          EVENT_TYPES,
          WITH_ACCOUNT,
          OFF_REASON,
          FAILING_SINCE,
          CREATED_AT,
          UPDATED_AT,
          VERSION);

  private final Vault vault;
  private final InstantSource clock;

  public Endpoints(Vault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /** What somebody decides about an endpoint. */
  public record Wishes(
      URI url, String description, Set<String> types, boolean withAccount, boolean active) {
    public Wishes {
      types = Set.copyOf(types);
    }
  }

  Endpoint add(Transaction tx, Wishes wishes, Secret secret) {
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    tx.sql()
        .insertInto(ENDPOINTS)
        .set(ID, id.toString())
        .set(URL, wishes.url().toString())
        .set(DESCRIPTION, wishes.description())
        .set(EVENT_TYPES, Endpoint.stored(wishes.types()))
        .set(WITH_ACCOUNT, wishes.withAccount())
        .set(ACTIVE, wishes.active())
        .set(OFF_REASON, wishes.active() ? null : Endpoint.Off.CHOSEN.word())
        .set(SECRET, vault.seal(secret.stored(), context(id)))
        .set(CREATED_AT, now)
        .set(UPDATED_AT, now)
        .set(VERSION, 1)
        .execute();
    return byId(tx.sql(), id).orElseThrow();
  }

  void change(Transaction tx, UUID id, Wishes wishes) {
    tx.sql()
        .update(ENDPOINTS)
        .set(URL, wishes.url().toString())
        .set(DESCRIPTION, wishes.description())
        .set(EVENT_TYPES, Endpoint.stored(wishes.types()))
        .set(WITH_ACCOUNT, wishes.withAccount())
        .set(UPDATED_AT, clock.instant())
        .set(VERSION, VERSION.plus(1))
        .where(ID.eq(id.toString()))
        .execute();
    boolean active = byId(tx.sql(), id).orElseThrow().active();
    if (wishes.active() && !active) {
      switchOn(tx, id);
    } else if (!wishes.active() && active) {
      switchOff(tx, id, Endpoint.Off.CHOSEN);
    }
  }

  private static void switchOn(Transaction tx, UUID id) {
    tx.sql()
        .update(ENDPOINTS)
        .set(ACTIVE, true)
        .setNull(OFF_REASON)
        .setNull(FAILING_SINCE)
        .where(ID.eq(id.toString()))
        .execute();
  }

  void switchOff(Transaction tx, UUID id, Endpoint.Off why) {
    tx.sql()
        .update(ENDPOINTS)
        .set(ACTIVE, false)
        .set(OFF_REASON, why.word())
        .set(VERSION, VERSION.plus(1))
        .where(ID.eq(id.toString()))
        .execute();
  }

  void remove(Transaction tx, UUID id) {
    tx.sql().deleteFrom(ENDPOINTS).where(ID.eq(id.toString())).execute();
  }

  /** Gives another secret; the former one signs along for a while. */
  void rotate(Transaction tx, UUID id, Secret secret, Duration overlap) {
    tx.sql()
        .update(ENDPOINTS)
        .set(FORMER_SECRET, SECRET)
        .set(FORMER_UNTIL, clock.instant().plus(overlap))
        .where(ID.eq(id.toString()))
        .execute();
    tx.sql()
        .update(ENDPOINTS)
        .set(SECRET, vault.seal(secret.stored(), context(id)))
        .set(UPDATED_AT, clock.instant())
        .set(VERSION, VERSION.plus(1))
        .where(ID.eq(id.toString()))
        .execute();
  }

  /** What signs now, the newest first. */
  List<Secret> secrets(DSLContext sql, UUID id) {
    Record row =
        sql.select(SECRET, FORMER_SECRET, FORMER_UNTIL)
            .from(ENDPOINTS)
            .where(ID.eq(id.toString()))
            .fetchOne();
    List<Secret> secrets = new ArrayList<>();
    if (row != null) {
      secrets.add(Secret.of(vault.open(row.get(SECRET), context(id))));
      byte[] former = row.get(FORMER_SECRET);
      Instant until = row.get(FORMER_UNTIL);
      if (former != null && until != null && clock.instant().isBefore(until)) {
        secrets.add(Secret.of(vault.open(former, context(id))));
      }
    }
    return secrets;
  }

  /** Notes that something did not reach it; answers since when nothing does. */
  Instant failed(Transaction tx, UUID id) {
    Instant now = clock.instant();
    tx.sql()
        .update(ENDPOINTS)
        .set(FAILING_SINCE, now)
        .where(ID.eq(id.toString()))
        .and(FAILING_SINCE.isNull())
        .execute();
    return byId(tx.sql(), id).flatMap(Endpoint::failingSince).orElse(now);
  }

  /** Notes that something reached it. */
  void reached(Transaction tx, UUID id) {
    tx.sql()
        .update(ENDPOINTS)
        .setNull(FAILING_SINCE)
        .where(ID.eq(id.toString()))
        .and(FAILING_SINCE.isNotNull())
        .execute();
  }

  public Optional<Endpoint> byId(DSLContext sql, UUID id) {
    return sql.select(SHOWN)
        .from(ENDPOINTS)
        .where(ID.eq(id.toString()))
        .fetchOptional(Endpoints::endpoint);
  }

  /** All of them, in the order in which they were made. */
  public List<Endpoint> all(DSLContext sql) {
    return sql.select(SHOWN).from(ENDPOINTS).orderBy(CREATED_AT, ID).fetch(Endpoints::endpoint);
  }

  private static Endpoint endpoint(Record row) {
    String types = row.get(EVENT_TYPES);
    return new Endpoint(
        UUID.fromString(row.get(ID)),
        URI.create(row.get(URL)),
        row.get(DESCRIPTION),
        types.isEmpty() ? Set.of() : Set.of(types.split(",", -1)),
        row.get(WITH_ACCOUNT),
        Optional.ofNullable(row.get(OFF_REASON)).map(Endpoint.Off::ofWord),
        Optional.ofNullable(row.get(FAILING_SINCE)),
        row.get(CREATED_AT),
        row.get(UPDATED_AT),
        row.get(VERSION));
  }

  private static String context(UUID id) {
    return "webhook " + id;
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Boolean> flag(String column) {
    return field(name(column), SQLDataType.BOOLEAN);
  }

  private static Field<byte[]> bytes(String column) {
    return field(name(column), SQLDataType.VARBINARY);
  }
}
