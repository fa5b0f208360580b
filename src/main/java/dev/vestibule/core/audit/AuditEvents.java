package dev.vestibule.core.audit;

import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import tools.jackson.databind.json.JsonMapper;

/** What was recorded, for people to read: the newest first. */
public final class AuditEvents {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Database database;
  private final AuditTrail trail;
  private final Reveal reveal;

  public AuditEvents(Database database, Vault vault, AuditTrail trail, InstantSource clock) {
    this.database = database;
    this.trail = trail;
    this.reveal = new Reveal(new PersonalKeys(database, vault, clock));
  }

  /**
   * An event as it is shown.
   *
   * @param actorKind {@code account}, {@code key}, {@code operator}, {@code server} or {@code
   *     nobody}
   * @param actor the account's or the key's identifier
   * @param personal what is known of the person, such as {@code address} and {@code user_agent};
   *     empty when it was erased
   * @param erased whether there was something personal that nobody can open any more
   * @param position its place in the chain, which it gets a moment after it happened
   */
  public record Shown(
      UUID id,
      Instant at,
      String type,
      String outcome,
      Optional<UUID> account,
      String actorKind,
      Optional<String> actor,
      Optional<String> door,
      Optional<String> route,
      Optional<String> requestId,
      Map<String, String> facts,
      Map<String, String> personal,
      boolean erased,
      Optional<Long> position,
      Optional<String> hash) {
    /** Without what is personal. */
    @Override
    public String toString() {
      return type + " " + id;
    }
  }

  /**
   * A page of events.
   *
   * @param after the last event of the page before; empty for the first page
   */
  public List<Shown> page(AuditFilter filter, Optional<UUID> after, int limit) {
    Condition older = after.map(UUID::toString).map(AuditTable.ID::lt).orElseGet(DSL::noCondition);
    return fetch(filter.condition(trail).and(older), limit);
  }

  public Optional<Shown> byId(UUID id) {
    return fetch(AuditTable.ID.eq(id.toString()), 1).stream().findFirst();
  }

  private List<Shown> fetch(Condition which, int limit) {
    List<? extends Record> rows =
        database.read(sql ->
            sql.select(AuditTable.COLUMNS)
                .select(ChainTable.POSITION, ChainTable.HASH)
                .from(AuditTable.EVENTS)
                .leftJoin(ChainTable.CHAIN)
                .on(ChainTable.EVENT_ID.eq(AuditTable.ID))
                .where(which)
                .orderBy(AuditTable.ID.desc())
                .limit(limit)
                .fetch());
    var opened = reveal.of(rows.stream().map(AuditRecord::of).toList());
    return rows.stream().map(row -> shown(row, opened)).toList();
  }

  private static Shown shown(Record row, Map<String, Map<String, String>> opened) {
    AuditRecord record = AuditRecord.of(row);
    Optional<Map<String, String>> personal = Optional.ofNullable(opened.get(record.id()));
    return new Shown(
        UUID.fromString(record.id()),
        record.at(),
        record.type(),
        record.outcome(),
        Optional.ofNullable(record.account()).map(UUID::fromString),
        record.actorKind(),
        Optional.ofNullable(record.actor()),
        Optional.ofNullable(record.door()),
        Optional.ofNullable(record.route()),
        Optional.ofNullable(record.requestId()),
        Reveal.texts(JSON.readTree(record.facts())),
        personal.orElse(Map.of()),
        record.key() != null && personal.isEmpty(),
        Optional.ofNullable(row.get(ChainTable.POSITION)),
        Optional.ofNullable(row.get(ChainTable.HASH)));
  }
}
