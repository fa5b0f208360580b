package dev.vestibule.core.tokens;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keys that came with the accounts of another system, sealed; one of each system. */
public final class ImportedKeys {
  /** The system whose accounts, tokens and links are taken over. */
  public static final String DJANGO = "django";

  /** How long a node may not know of an import that another process made. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private static final Table<Record> KEYS = table(name("imported_keys"));
  private static final Field<String> SOURCE = field(name("source"), SQLDataType.VARCHAR);
  private static final Field<byte[]> SEALED = field(name("sealed"), SQLDataType.VARBINARY);
  private static final Field<Instant> IMPORTED_AT = Columns.instant("imported_at");

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private final JsonMapper json = new JsonMapper();
  private volatile Loaded loaded = new Loaded(null, Instant.MIN);

  public ImportedKeys(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /** Django's; empty when nothing of its is taken over. */
  public Optional<ImportedKey> django() {
    Instant now = clock.instant();
    Loaded present = loaded;
    if (!now.isBefore(present.until())) {
      present = new Loaded(read(), now.plus(FRESH));
      loaded = present;
    }
    return Optional.ofNullable(present.key());
  }

  private @Nullable ImportedKey read() {
    byte[] sealed =
        database.read(
            sql -> sql.select(SEALED).from(KEYS).where(SOURCE.eq(DJANGO)).fetchOne(SEALED));
    return sealed == null ? null : json.readValue(vault.open(sealed, context()), ImportedKey.class);
  }

  /** Keeps Django's in place of what was kept before. The vault must be prepared. */
  public void keep(Transaction tx, ImportedKey key) {
    byte[] sealed = vault.seal(json.writeValueAsBytes(key), context());
    tx.sql().deleteFrom(KEYS).where(SOURCE.eq(DJANGO)).execute();
    tx.sql()
        .insertInto(KEYS, SOURCE, SEALED, IMPORTED_AT)
        .values(DJANGO, sealed, clock.instant())
        .execute();
    tx.afterCommit(() -> loaded = new Loaded(null, Instant.MIN));
  }

  private static String context() {
    return "imported keys " + DJANGO;
  }

  private record Loaded(@Nullable ImportedKey key, Instant until) {}
}
