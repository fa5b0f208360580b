package dev.vestibule.core.audit;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.vestibule.core.audit.Heads.Head;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Database;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Signs how the chain stands, by a pair of keys of its own (ES256, RFC 7518). The private half is
 * sealed, and the public half taken from it, so that nobody can put theirs in its place.
 */
final class Signers {
  private static final Table<Record> SIGNERS = table(name("audit_signers"));
  private static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR);
  private static final Field<String> PUBLIC_KEY = field(name("public_key"), SQLDataType.VARCHAR);
  private static final Field<byte[]> PRIVATE_KEY =
      field(name("private_key"), SQLDataType.VARBINARY);
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  Signers(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /** States how the chain stands. To be called outside of transactions: it may make the pair. */
  Head sign(long position, Heads.Kind kind, String hash) {
    Instant now = clock.instant();
    ECKey pair = pair();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(pair.getKeyID()).build();
    JWSObject statement = new JWSObject(header, new Payload(stated(position, kind, hash, now)));
    try {
      statement.sign(new ECDSASigner(pair));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return new Head(position, kind, hash, now, statement.serialize());
  }

  private static String stated(long position, Heads.Kind kind, String hash, Instant at) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kind", kind.word());
    members.put("position", position);
    members.put("hash", hash);
    members.put("signed_at", Columns.text(at));
    return CanonicalJson.object(members);
  }

  /** Whether one of our pairs signed exactly what the row says. */
  boolean genuine(Head head) {
    try {
      JWSObject statement = JWSObject.parse(head.statement());
      String expected = stated(head.position(), head.kind(), head.hash(), head.signedAt());
      ECKey pair = pairs().get(statement.getHeader().getKeyID());
      return pair != null
          && statement.getPayload().toString().equals(expected)
          && statement.verify(new ECDSAVerifier(pair.toPublicJWK()));
    } catch (ParseException | JOSEException forged) {
      return false;
    }
  }

  /** The public halves (RFC 7517), the newest last. */
  List<String> shown() {
    return pairs().values().stream().map(pair -> pair.toPublicJWK().toJSONString()).toList();
  }

  private ECKey pair() {
    Map<String, ECKey> pairs = pairs();
    return pairs.isEmpty() ? first() : pairs.values().iterator().next();
  }

  private ECKey first() {
    ECKey made = generate();
    vault.prepare();
    database.write(tx -> {
      if (!tx.sql().fetchExists(SIGNERS)) {
        byte[] secret = made.toJSONString().getBytes(StandardCharsets.UTF_8);
        tx.sql()
            .insertInto(SIGNERS, ID, PUBLIC_KEY, PRIVATE_KEY, CREATED_AT)
            .values(
                made.getKeyID(),
                made.toPublicJWK().toJSONString(),
                vault.seal(secret, context(made.getKeyID())),
                clock.instant())
            .execute();
      }
      return true;
    });
    return pairs().values().iterator().next();
  }

  private Map<String, ECKey> pairs() {
    Map<String, ECKey> pairs = new LinkedHashMap<>();
    database
        .read(sql -> sql.select(ID, PRIVATE_KEY).from(SIGNERS).orderBy(CREATED_AT, ID).fetch())
        .forEach(row -> pairs.put(row.get(ID), opened(row.get(ID), row.get(PRIVATE_KEY))));
    return pairs;
  }

  private ECKey opened(String id, byte @Nullable [] sealed) {
    try {
      byte[] secret = vault.open(sealed == null ? new byte[0] : sealed, context(id));
      return ECKey.parse(new String(secret, StandardCharsets.UTF_8));
    } catch (ParseException e) {
      throw new IllegalStateException("audit signer " + id + " cannot be read", e);
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

  private static String context(String id) {
    return "audit signer " + id;
  }
}
