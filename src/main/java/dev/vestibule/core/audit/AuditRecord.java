package dev.vestibule.core.audit;

import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.database.Columns;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is kept and hashed.
 *
 * @param address a keyed hash of the network address
 * @param facts canonical JSON
 * @param key which of the keys in {@code audit_keys} sealed what is personal
 * @param sealed what is personal; nothing when there was nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record AuditRecord(
    String id,
    Instant at,
    String type,
    String outcome,
    @Nullable String account,
    String actorKind,
    @Nullable String actor,
    @Nullable String door,
    @Nullable String route,
    @Nullable String requestId,
    @Nullable String address,
    String facts,
    @Nullable String key,
    byte @Nullable [] sealed) {
  /** What the first record follows. */
  static final String GENESIS = "0".repeat(64);

  static AuditRecord of(Record row) {
    return new AuditRecord(
        row.get(AuditTable.ID),
        row.get(AuditTable.HAPPENED_AT),
        row.get(AuditTable.TYPE),
        row.get(AuditTable.OUTCOME),
        row.get(AuditTable.ACCOUNT),
        row.get(AuditTable.ACTOR_KIND),
        row.get(AuditTable.ACTOR),
        row.get(AuditTable.DOOR),
        row.get(AuditTable.ROUTE),
        row.get(AuditTable.REQUEST_ID),
        row.get(AuditTable.ADDRESS),
        row.get(AuditTable.FACTS),
        row.get(AuditTable.KEY_ID),
        row.get(AuditTable.SEALED));
  }

  /** The one text that is hashed: RFC 8785. */
  String canonical() {
    Map<String, @Nullable Object> members = new HashMap<>();
    members.put("id", id);
    members.put("at", Columns.text(at));
    members.put("type", type);
    members.put("outcome", outcome);
    members.put("account", account);
    members.put("actor_kind", actorKind);
    members.put("actor", actor);
    members.put("door", door);
    members.put("route", route);
    members.put("request_id", requestId);
    members.put("address", address);
    members.put("facts", new CanonicalJson.Raw(facts));
    members.put("key", key);
    members.put("sealed", sealed == null ? null : Base64.getEncoder().encodeToString(sealed));
    return CanonicalJson.object(members);
  }

  /** The keyed digest that shows whether somebody else wrote the row; hexadecimal. */
  String mac(byte[] secret) {
    byte[] text = canonical().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.hmacSha256(secret, text));
  }

  /** The hash of this record behind another; hexadecimal. */
  String hash(String previous) {
    return hash(previous, canonical());
  }

  /** The same of a record's canonical text. */
  static String hash(String previous, String canonical) {
    byte[] before = HexFormat.of().parseHex(previous);
    byte[] text = canonical.getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(before, before.length + text.length);
    System.arraycopy(text, 0, both, before.length, text.length);
    return HexFormat.of().formatHex(Digests.sha256(both));
  }

  @Override
  public String toString() {
    return "audit event " + id;
  }
}
