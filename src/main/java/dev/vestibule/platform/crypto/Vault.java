package dev.vestibule.platform.crypto;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Keys that all nodes share: each is made on first use, wrapped by the master key and kept in the
 * database. Also seals values at rest with one of them.
 */
public final class Vault {
  private static final Table<Record> KEYS = table(name("wrapped_keys"));
  private static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
  private static final Field<byte[]> WRAPPED = field(name("wrapped"), SQLDataType.VARBINARY);
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  private static final String CONTENT = "content";
  private static final int KEY_BYTES = 32;

  private final Database database;
  private final MasterKey master;
  private final InstantSource clock;
  private final Map<String, byte[]> opened = new ConcurrentHashMap<>();

  public Vault(Database database, MasterKey master, InstantSource clock) {
    this.database = database;
    this.master = master;
    this.clock = clock;
  }

  /** Seals bytes for keeping; the context (what it is, whose) must be the same when opened. */
  public byte[] seal(byte[] plain, String context) {
    return Sealing.seal(key(CONTENT), plain, context);
  }

  /**
   * Opens what {@link #seal} sealed.
   *
   * @throws UnreadableSecretException when sealed elsewhere, for another context, or changed
   */
  public byte[] open(byte[] sealed, String context) {
    return Sealing.open(key(CONTENT), sealed, context);
  }

  /**
   * Makes the key that seals, if it is missing. To be called once before the first transaction that
   * seals something: inside one, the writer is taken and the key could not be stored.
   */
  public void prepare() {
    key(CONTENT);
  }

  /**
   * Opens every key there is; makes none.
   *
   * @return how many there are
   * @throws UnreadableSecretException when the master key is not the one that wrapped them
   */
  public int openAll() {
    List<String> names = database.read(sql -> sql.select(NAME).from(KEYS).fetch(NAME));
    names.forEach(this::key);
    return names.size();
  }

  /** Whether a master key opens a wrapped key of that name. */
  public static boolean opens(MasterKey master, String name, byte[] wrapped) {
    try {
      master.open(wrapped, context(name));
      return true;
    } catch (UnreadableSecretException e) {
      return false;
    }
  }

  /** The key of that name: 32 random bytes, the same on every node and after every start. */
  public byte[] key(String name) {
    byte[] known = opened.get(name);
    if (known != null) {
      return known;
    }
    byte[] wrapped = database.read(sql -> find(sql, name));
    if (wrapped == null) {
      wrapped = database.write(tx -> findOrCreate(tx, name));
    }
    byte[] key = master.open(wrapped, context(name));
    opened.put(name, key);
    return key;
  }

  /**
   * Puts a key of another server in place of the one of that name; what this one sealed or signed
   * with its own is worth nothing from then on.
   */
  public void replace(Transaction tx, String name, byte[] key) {
    tx.sql().deleteFrom(KEYS).where(NAME.eq(name)).execute();
    tx.sql()
        .insertInto(KEYS, NAME, WRAPPED, CREATED_AT)
        .values(name, master.seal(key, context(name)), clock.instant())
        .execute();
    tx.afterCommit(() -> opened.put(name, key));
  }

  private byte[] findOrCreate(Transaction tx, String name) {
    byte[] present = find(tx.sql(), name);
    if (present != null) {
      return present;
    }
    byte[] wrapped = master.seal(RandomSecrets.bytes(KEY_BYTES), context(name));
    tx.sql()
        .insertInto(KEYS, NAME, WRAPPED, CREATED_AT)
        .values(name, wrapped, clock.instant())
        .execute();
    return wrapped;
  }

  private static byte @Nullable [] find(DSLContext sql, String name) {
    return sql.select(WRAPPED).from(KEYS).where(NAME.eq(name)).fetchOne(WRAPPED);
  }

  private static String context(String name) {
    return "key " + name;
  }
}
