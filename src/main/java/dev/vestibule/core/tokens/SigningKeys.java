package dev.vestibule.core.tokens;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.vestibule.core.events.Actor;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The key pairs that sign access tokens (RFC 7517), shared by all nodes and sealed at rest. A
 * rotation publishes a new pair first; it signs once every node and client has had time to see it,
 * and the former one is retired when the last token of its has expired.
 */
public final class SigningKeys {
  /** How long a new pair is published before it signs. */
  public static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(2);

  /** How old the pairs in memory may be; must stay below {@link #PUBLISHED_BEFORE}. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  private static final Table<Record> KEYS = table(name("signing_keys"));
  private static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR);
  private static final Field<String> ALGORITHM = field(name("algorithm"), SQLDataType.VARCHAR);
  private static final Field<String> PUBLIC_KEY = field(name("public_key"), SQLDataType.VARCHAR);
  private static final Field<byte[]> PRIVATE_KEY =
      field(name("private_key"), SQLDataType.VARBINARY);
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  private static final Field<Instant> SIGNS_FROM = Columns.instant("signs_from");
  private static final Field<Instant> RETIRED_AT = Columns.instant("retired_at");

  private final Database database;
  private final Vault vault;
  private final Events events;
  private final InstantSource clock;
  private volatile Loaded loaded = new Loaded(List.of(), Instant.MIN);

  public SigningKeys(Database database, Vault vault, Events events, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.events = events;
    this.clock = clock;
  }

  /** The pair that signs now; the first one is made when there is none. */
  SigningKey signing() {
    Instant now = clock.instant();
    return newest(fresh(), now).or(() -> newest(reload(), now)).orElseGet(this::first);
  }

  /** The published pair of that identifier. */
  Optional<SigningKey> find(String id) {
    return named(fresh(), id);
  }

  /** The public halves of all pairs whose tokens may be met. */
  public JWKSet published() {
    signing();
    return new JWKSet(
        fresh().stream().map(key -> (com.nimbusds.jose.jwk.JWK) key.pair().toPublicJWK()).toList());
  }

  /**
   * Makes a new pair that signs from {@link #PUBLISHED_BEFORE} on.
   *
   * @param longest the longest lifetime of an access token
   * @return the new pair's identifier
   */
  public String rotate(Duration longest) {
    // Before the very first sign-in there is no pair that could sign until the new one does.
    signing();
    Instant from = clock.instant().plus(PUBLISHED_BEFORE);
    ECKey pair = generate();
    database.write(tx -> {
      tx.sql()
          .update(KEYS)
          .set(RETIRED_AT, from.plus(longest).plus(FRESH))
          .where(RETIRED_AT.isNull())
          .execute();
      store(tx, pair, from);
      events.happened(tx, EventType.SIGNING_KEY_CHANGED, Optional.empty(), facts(pair));
      return pair;
    });
    reload();
    return pair.getKeyID();
  }

  /** All pairs there are, without their private halves; the newest first. */
  public List<KnownKey> known() {
    signing();
    Instant now = clock.instant();
    var rows =
        database.read(sql ->
            sql.select(ID, ALGORITHM, CREATED_AT, SIGNS_FROM, RETIRED_AT)
                .from(KEYS)
                .orderBy(SIGNS_FROM.desc(), ID)
                .fetch());
    String signs =
        rows.stream()
            .filter(row -> !row.get(SIGNS_FROM).isAfter(now))
            .filter(row -> row.get(RETIRED_AT) == null || row.get(RETIRED_AT).isAfter(now))
            .findFirst()
            .map(row -> row.get(ID))
            .orElse("");
    return rows.map(row ->
        new KnownKey(
            row.get(ID),
            row.get(ALGORITHM),
            row.get(CREATED_AT),
            row.get(SIGNS_FROM),
            Optional.ofNullable(row.get(RETIRED_AT)),
            row.get(ID).equals(signs)));
  }

  /** From now on, within {@link #FRESH} on other nodes, nothing that the pair signed is good. */
  void retire(String id) {
    database.write(tx -> {
      tx.sql().update(KEYS).set(RETIRED_AT, clock.instant()).where(ID.eq(id)).execute();
      events.happened(
          tx,
          EventType.SIGNING_KEY_CHANGED,
          Optional.empty(),
          Map.of("key", id, "change", "retired"));
      return id;
    });
    reload();
  }

  /**
   * A pair as it leaves for another server.
   *
   * @param pair JWK (RFC 7517) with the private half
   */
  public record Leaving(
      String id, String pair, Instant createdAt, Instant signsFrom, @Nullable Instant retiredAt) {
    @Override
    public String toString() {
      return "signing key " + id;
    }
  }

  /** All pairs, with their private halves. */
  public List<Leaving> leaving(DSLContext sql) {
    return sql.select(ID, PRIVATE_KEY, CREATED_AT, SIGNS_FROM, RETIRED_AT)
        .from(KEYS)
        .orderBy(ID)
        .fetch(row ->
            new Leaving(
                row.get(ID),
                key(row).pair().toJSONString(),
                row.get(CREATED_AT),
                row.get(SIGNS_FROM),
                row.get(RETIRED_AT)));
  }

  /** Puts pairs of another server in place of this one's. The vault must be prepared. */
  public void bring(Transaction tx, List<Leaving> pairs) throws ParseException {
    tx.sql().deleteFrom(KEYS).execute();
    for (Leaving pair : pairs) {
      ECKey key = ECKey.parse(pair.pair());
      store(tx, key, pair.signsFrom());
      tx.sql()
          .update(KEYS)
          .set(CREATED_AT, pair.createdAt())
          .set(RETIRED_AT, pair.retiredAt())
          .where(ID.eq(pair.id()))
          .execute();
    }
    tx.afterCommit(() -> loaded = new Loaded(List.of(), Instant.MIN));
  }

  private SigningKey first() {
    ECKey pair = generate();
    database.write(tx -> {
      if (!tx.sql().fetchExists(KEYS)) {
        store(tx, pair, clock.instant());
        // Whoever asks first caused it, and did not do it.
        events.happened(
            tx, EventType.SIGNING_KEY_CHANGED, Optional.empty(), new Actor.Server(), facts(pair));
      }
      return pair;
    });
    List<SigningKey> keys = reload();
    // Another node may have been quicker, by a clock that is ahead of ours.
    return newest(keys, clock.instant()).or(() -> earliest(keys)).orElseThrow();
  }

  private static Map<String, String> facts(ECKey pair) {
    return Map.of("key", pair.getKeyID());
  }

  private List<SigningKey> fresh() {
    Loaded present = loaded;
    return clock.instant().isBefore(present.until()) ? present.keys() : reload();
  }

  private List<SigningKey> reload() {
    Instant now = clock.instant();
    List<SigningKey> keys =
        database
            .read(sql ->
                sql.select(ID, PRIVATE_KEY, SIGNS_FROM, RETIRED_AT).from(KEYS).fetch(this::key))
            .stream()
            .filter(key -> !key.retired(now))
            .toList();
    // Nothing is not remembered: the first pair may come from another node at any time.
    loaded = new Loaded(keys, keys.isEmpty() ? Instant.MIN : now.plus(FRESH));
    return keys;
  }

  private void store(Transaction tx, ECKey pair, Instant from) {
    byte[] secret = pair.toJSONString().getBytes(StandardCharsets.UTF_8);
    tx.sql()
        .insertInto(KEYS, ID, ALGORITHM, PUBLIC_KEY, PRIVATE_KEY, CREATED_AT, SIGNS_FROM)
        .values(
            pair.getKeyID(),
            JWSAlgorithm.ES256.getName(),
            pair.toPublicJWK().toJSONString(),
            vault.seal(secret, context(pair.getKeyID())),
            clock.instant(),
            from)
        .execute();
  }

  private SigningKey key(Record row) {
    byte[] secret = vault.open(row.get(PRIVATE_KEY), context(row.get(ID)));
    try {
      ECKey pair = ECKey.parse(new String(secret, StandardCharsets.UTF_8));
      return new SigningKey(pair, row.get(SIGNS_FROM), row.get(RETIRED_AT));
    } catch (ParseException e) {
      throw new IllegalStateException("signing key " + row.get(ID) + " cannot be read", e);
    }
  }

  private static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyID(RandomSecrets.base64Url(12))
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<SigningKey> newest(List<SigningKey> keys, Instant now) {
    return keys.stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .max(Comparator.comparing(SigningKey::signsFrom));
  }

  private static Optional<SigningKey> earliest(List<SigningKey> keys) {
    return keys.stream().min(Comparator.comparing(SigningKey::signsFrom));
  }

  private static Optional<SigningKey> named(List<SigningKey> keys, String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  private static String context(String id) {
    return "signing key " + id;
  }

  private record Loaded(List<SigningKey> keys, Instant until) {}
}
