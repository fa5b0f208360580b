package dev.vestibule.core.audit;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The keys that seal what is personal: of each account one, or some where it began in two
 * transactions at once; for what is nobody's one a day. Whose keys are gone is forgotten.
 *
 * <p>They are looked up outside of the transaction that needs one, so that sign-ins of strangers
 * never meet in the index of this table.
 */
final class PersonalKeys {
  private static final Table<Record> KEYS = table(name("audit_keys"));
  private static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR);
  private static final Field<String> SUBJECT = field(name("subject"), SQLDataType.VARCHAR);
  private static final Field<byte[]> SEALED = field(name("sealed"), SQLDataType.VARBINARY);
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  private static final int BYTES = 32;

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  PersonalKeys(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /** A key with its identifier. */
  @SuppressWarnings("ArrayRecordComponent")
  record Key(String id, byte[] secret) {
    @Override
    public String toString() {
      return "audit key " + id;
    }
  }

  /** Whose data it is: an account's, or that of a day. */
  static String subject(Optional<UUID> person, Instant at) {
    return person.map(UUID::toString).orElseGet(() -> "day " + at.toString().substring(0, 10));
  }

  /** The subject's key; made when there is none. */
  Key of(Transaction tx, String subject) {
    return present(subject).orElseGet(() -> make(tx, subject));
  }

  private Optional<Key> present(String subject) {
    return database
        .read(sql ->
            sql.select(ID, SEALED)
                .from(KEYS)
                .where(SUBJECT.eq(subject))
                .orderBy(CREATED_AT.desc(), ID)
                .limit(1)
                .fetchOptional())
        .map(row -> opened(row.get(ID), row.get(SEALED)));
  }

  private Key make(Transaction tx, String subject) {
    Key made = new Key(UUID.randomUUID().toString(), RandomSecrets.bytes(BYTES));
    tx.sql()
        .insertInto(KEYS, ID, SUBJECT, SEALED, CREATED_AT)
        .values(made.id(), subject, vault.seal(made.secret(), context(made.id())), clock.instant())
        .execute();
    return made;
  }

  /** Those of these keys that are there, by their identifiers. */
  Map<String, Key> open(Collection<String> ids) {
    Map<String, Key> found = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      database
          .read(sql -> sql.select(ID, SEALED).from(KEYS).where(ID.in(ids)).fetch())
          .forEach(row -> found.put(row.get(ID), opened(row.get(ID), row.get(SEALED))));
    }
    return found;
  }

  /** Destroys the subject's keys; answers how many there were. */
  static int forget(Transaction tx, String subject) {
    return tx.sql().deleteFrom(KEYS).where(SUBJECT.eq(subject)).execute();
  }

  /** Destroys the keys of days that are over since that moment. */
  static void forgetDays(Transaction tx, Instant before) {
    tx.sql()
        .deleteFrom(KEYS)
        .where(SUBJECT.lt("day " + before.toString().substring(0, 10)))
        .and(SUBJECT.ge("day "))
        .execute();
  }

  private Key opened(String id, byte[] sealed) {
    return new Key(id, vault.open(sealed, context(id)));
  }

  private static String context(String id) {
    return "audit key " + id;
  }
}
