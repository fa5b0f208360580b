package dev.vestibule.platform.idempotency;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Portion;
import dev.vestibule.platform.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Which requests were sent with an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header), and
 * what they were answered with. Requests hold passwords, so that a plain hash of one would let
 * whoever reads the database guess at them: all hashes here are keyed.
 */
public final class IdempotencyKeys {
  /** How long an answer is kept. */
  public static final Duration KEPT = Duration.ofDays(1);

  /** A request that has no answer after so long was cut off: it may be sent again. */
  private static final Duration ABANDONED = Duration.ofMinutes(1);

  private static final int SWEPT_AT_ONCE = 500;
  private static final String KEY = "idempotency";

  private static final Table<Record> KEYS = table(name("idempotency_keys"));
  private static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR);
  private static final Field<String> FINGERPRINT = field(name("fingerprint"), SQLDataType.VARCHAR);
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  private static final Field<byte[]> ANSWER = field(name("answer"), SQLDataType.BLOB);

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  public IdempotencyKeys(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Takes a key for a request, unless it is taken.
   *
   * @param key what the client calls the request, with whatever keeps clients apart
   * @param request all that must be the same when it is sent again
   */
  public Claim claim(String key, byte[] request) {
    // The writer is taken inside the transaction, so the vault's keys are made before.
    vault.prepare();
    String id = hash(key.getBytes(StandardCharsets.UTF_8));
    String fingerprint = hash(request);
    return database.write(tx -> claim(tx, id, fingerprint));
  }

  private Claim claim(Transaction tx, String id, String fingerprint) {
    Instant now = clock.instant();
    tx.sql()
        .deleteFrom(KEYS)
        .where(ID.eq(id))
        .and(
            CREATED_AT
                .lt(now.minus(KEPT))
                .or(ANSWER.isNull().and(CREATED_AT.lt(now.minus(ABANDONED)))))
        .execute();
    Record known = tx.sql().select(FINGERPRINT, ANSWER).from(KEYS).where(ID.eq(id)).fetchOne();
    if (known == null) {
      tx.sql().insertInto(KEYS, ID, FINGERPRINT, CREATED_AT).values(id, fingerprint, now).execute();
      return new Claim.New(id);
    }
    byte[] answer = known.get(ANSWER);
    if (!known.get(FINGERPRINT).equals(fingerprint)) {
      return new Claim.OtherRequest();
    }
    return answer == null
        ? new Claim.UnderWay()
        : new Claim.Answered(vault.open(answer, context(id)));
  }

  /** Keeps the answer to a new request. */
  public void keep(Claim.New claim, byte[] answer) {
    byte[] sealed = vault.seal(answer, context(claim.id()));
    int _ =
        database.write(
            tx -> tx.sql().update(KEYS).set(ANSWER, sealed).where(ID.eq(claim.id())).execute());
  }

  /** Forgets a request that came to nothing, so that it can be sent again. */
  public void release(Claim.New claim) {
    int _ = database.write(tx -> tx.sql().deleteFrom(KEYS).where(ID.eq(claim.id())).execute());
  }

  /** Removes what is older than a day, some hundred rows at a time; answers how many. */
  public int sweep(Transaction tx) {
    return tx.sql()
        .deleteFrom(KEYS)
        .where(Portion.of(tx, KEYS, ID, CREATED_AT.lt(clock.instant().minus(KEPT)), SWEPT_AT_ONCE))
        .execute();
  }

  private String hash(byte[] content) {
    return HexFormat.of().formatHex(Digests.hmacSha256(vault.key(KEY), content));
  }

  private static String context(String id) {
    return "idempotency " + id;
  }
}
