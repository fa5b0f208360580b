package dev.vestibule.core.audit;

import dev.vestibule.core.events.Actor;
import dev.vestibule.core.events.Event;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Listener;
import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.Sealing;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Circumstances;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what happens: a row in the same transaction, without a place in the chain yet, so that
 * nobody waits for anybody. {@link Chain} gives places a moment later.
 */
public final class AuditTrail implements Listener {
  static final String MAC_KEY = "audit records";
  private static final String ADDRESS_KEY = "audit addresses";

  private final PersonalKeys keys;
  private final byte[] macs;
  private final byte[] addresses;
  private final Runnable heard;

  /**
   * Makes the keys that it needs, if they are missing.
   *
   * @param heard called after each commit that wrote something
   */
  public AuditTrail(Database database, Vault vault, InstantSource clock, Runnable heard) {
    vault.prepare();
    this.keys = new PersonalKeys(database, vault, clock);
    this.macs = vault.key(MAC_KEY);
    this.addresses = vault.key(ADDRESS_KEY);
    this.heard = heard;
  }

  @Override
  public void heard(Transaction tx, Event event) {
    write(tx, record(tx, event));
    if (event.type() == EventType.ACCOUNT_DELETED) {
      event.account().ifPresent(account -> forget(tx, account));
    }
    tx.afterCommit(heard);
  }

  /**
   * Destroys the keys of what is known of a person; what happened stays.
   *
   * @return how many there were
   */
  public static int forget(Transaction tx, UUID account) {
    return PersonalKeys.forget(tx, account.toString());
  }

  /** What stands in the row instead of an address. */
  String address(String plain) {
    byte[] mac = Digests.hmacSha256(addresses, plain.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac, 0, 16);
  }

  private AuditRecord record(Transaction tx, Event event) {
    Map<String, String> personal = personal(event);
    Optional<UUID> person = person(event);
    boolean leaves = event.type() == EventType.ACCOUNT_DELETED && person.equals(event.account());
    // Who is removed by this very event would leave behind what nobody could open anyway.
    PersonalKeys.@Nullable Key key =
        personal.isEmpty() || leaves ? null : keys.of(tx, PersonalKeys.subject(person, event.at()));
    return unsealed(event, key == null ? null : key.id(), sealed(event, personal, key));
  }

  private static byte @Nullable [] sealed(
      Event event, Map<String, String> personal, PersonalKeys.@Nullable Key key) {
    byte[] plain = CanonicalJson.object(personal).getBytes(StandardCharsets.UTF_8);
    return key == null ? null : Sealing.seal(key.secret(), plain, context(event.id().toString()));
  }

  static String context(String id) {
    return "audit event " + id;
  }

  private AuditRecord unsealed(Event event, @Nullable String key, byte @Nullable [] sealed) {
    Optional<Circumstances> here = event.circumstances();
    return new AuditRecord(
        event.id().toString(),
        event.at(),
        event.type().word(),
        outcome(event.type()),
        event.account().map(UUID::toString).orElse(null),
        kind(event.actor()),
        named(event.actor()),
        here.map(c -> c.notes().door()).orElse(null),
        here.map(c -> c.notes().route()).orElse(null),
        here.map(Circumstances::requestId).orElse(null),
        here.map(c -> address(c.address())).orElse(null),
        CanonicalJson.object(event.facts()),
        key,
        sealed);
  }

  /** Who acts, or else whom it happens to: whose address it most likely is. */
  private static Optional<UUID> person(Event event) {
    return event.actor() instanceof Actor.Person(UUID uuid) ? Optional.of(uuid) : event.account();
  }

  private static Map<String, String> personal(Event event) {
    Map<String, String> personal = new HashMap<>(event.personal());
    event
        .circumstances()
        .ifPresent(here -> {
          personal.put("address", here.address());
          String agent = here.userAgent();
          if (agent != null) {
            personal.put("user_agent", agent);
          }
        });
    return personal;
  }

  private static String outcome(EventType type) {
    return type == EventType.SESSION_REFUSED || type == EventType.TOKEN_REUSED ? "refused" : "done";
  }

  /** The kinds of actors; the words never change. */
  private static String kind(Actor actor) {
    return switch (actor) {
      case Actor.Person _ -> "account";
      case Actor.Service _ -> "key";
      case Actor.Operator() -> "operator";
      case Actor.Server() -> "server";
      case Actor.Nobody() -> "nobody";
    };
  }

  private static @Nullable String named(Actor actor) {
    return switch (actor) {
      case Actor.Person(UUID uuid) -> uuid.toString();
      case Actor.Service(String key) -> key;
      case Actor.Operator(), Actor.Server(), Actor.Nobody() -> null;
    };
  }

  private void write(Transaction tx, AuditRecord row) {
    tx.sql()
        .insertInto(AuditTable.EVENTS)
        .set(AuditTable.ID, row.id())
        .set(AuditTable.HAPPENED_AT, row.at())
        .set(AuditTable.TYPE, row.type())
        .set(AuditTable.OUTCOME, row.outcome())
        .set(AuditTable.ACCOUNT, row.account())
        .set(AuditTable.ACTOR_KIND, row.actorKind())
        .set(AuditTable.ACTOR, row.actor())
        .set(AuditTable.DOOR, row.door())
        .set(AuditTable.ROUTE, row.route())
        .set(AuditTable.REQUEST_ID, row.requestId())
        .set(AuditTable.ADDRESS, row.address())
        .set(AuditTable.FACTS, row.facts())
        .set(AuditTable.KEY_ID, row.key())
        .set(AuditTable.SEALED, row.sealed())
        .set(AuditTable.MAC, row.mac(macs))
        .execute();
  }
}
