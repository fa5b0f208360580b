package dev.vestibule.core.webhooks;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.core.webhooks.Delivery.State;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook_deliveries}; payloads are sealed. */
public final class Deliveries {
  private static final Table<Record> DELIVERIES = table(name("webhook_deliveries"));
  private static final Field<Long> SEQ = field(name("seq"), SQLDataType.BIGINT);
  private static final Field<String> ID = text("id");
  private static final Field<String> ENDPOINT_ID = text("endpoint_id");
  private static final Field<String> EVENT_ID = text("event_id");
  private static final Field<String> EVENT_TYPE = text("event_type");
  private static final Field<String> ACCOUNT_UUID = text("account_uuid");
  private static final Field<String> LANE = text("lane");
  private static final Field<String> STATE = text("state");
  private static final Field<byte[]> PAYLOAD = field(name("payload"), SQLDataType.VARBINARY);
  private static final Field<Integer> ATTEMPTS = field(name("attempts"), SQLDataType.INTEGER);
  private static final Field<Integer> LAST_STATUS = field(name("last_status"), SQLDataType.INTEGER);
  private static final Field<String> LAST_ERROR = text("last_error");
  private static final Field<String> REPLAY_OF = text("replay_of");
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  private static final Field<Instant> NEXT_AT = Columns.instant("next_at");
  private static final Field<Instant> FINISHED_AT = Columns.instant("finished_at");
  private static final String WHOLE = "whole";
  private static final List<Field<?>> SHOWN =
      List.of(
          SEQ,
          ID,
          ENDPOINT_ID,
          EVENT_ID,
          EVENT_TYPE,
          ACCOUNT_UUID,
          STATE,
          ATTEMPTS,
          LAST_STATUS,
          LAST_ERROR,
          REPLAY_OF,
          CREATED_AT,
          NEXT_AT,
          FINISHED_AT,
          DSL.field(PAYLOAD.isNotNull()).as(WHOLE));
  private static final String WAITING = State.WAITING.word();

  private final Vault vault;

  public Deliveries(Vault vault) {
    this.vault = vault;
  }

  UUID add(Transaction tx, NewDelivery it) {
    UUID id = UUID.randomUUID();
    tx.sql()
        .insertInto(DELIVERIES)
        .set(ID, id.toString())
        .set(ENDPOINT_ID, it.endpoint().toString())
        .set(EVENT_ID, it.event().toString())
        .set(EVENT_TYPE, it.type())
        .set(ACCOUNT_UUID, it.account().map(UUID::toString).orElse(null))
        .set(LANE, it.lane().orElse(null))
        .set(STATE, WAITING)
        .set(PAYLOAD, vault.seal(it.payload(), context(id)))
        .set(ATTEMPTS, 0)
        .set(REPLAY_OF, it.replayOf().map(UUID::toString).orElse(null))
        .set(CREATED_AT, it.at())
        .set(NEXT_AT, it.at())
        .execute();
    return id;
  }

  /** Whether something of that lane waits. */
  boolean busy(DSLContext sql, UUID endpoint, String lane) {
    return head(sql, endpoint, lane).isPresent();
  }

  /** The first of a lane that waits. */
  Optional<UUID> head(DSLContext sql, UUID endpoint, String lane) {
    return sql.select(ID)
        .from(DELIVERIES)
        .where(ENDPOINT_ID.eq(endpoint.toString()))
        .and(LANE.eq(lane))
        .and(STATE.eq(WAITING))
        .orderBy(SEQ)
        .limit(1)
        .fetchOptional(row -> UUID.fromString(row.get(ID)));
  }

  Optional<String> lane(DSLContext sql, UUID id) {
    return sql.select(LANE).from(DELIVERIES).where(ID.eq(id.toString())).fetchOptional(LANE);
  }

  public Optional<Delivery> byId(DSLContext sql, UUID id) {
    return sql.select(SHOWN)
        .from(DELIVERIES)
        .where(ID.eq(id.toString()))
        .fetchOptional(Deliveries::delivery);
  }

  /** What is told, unless it was forgotten. */
  Optional<byte[]> payload(DSLContext sql, UUID id) {
    return sql.select(PAYLOAD)
        .from(DELIVERIES)
        .where(ID.eq(id.toString()))
        .fetchOptional(PAYLOAD)
        .map(sealed -> vault.open(sealed, context(id)));
  }

  /** Which deliveries are asked for. */
  public record Which(
      UUID endpoint,
      Optional<State> state,
      Optional<String> type,
      Optional<UUID> account,
      Optional<Instant> since,
      Optional<Instant> until) {
    /** All of an endpoint. */
    public static Which of(UUID endpoint) {
      return new Which(
          endpoint,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    Condition condition() {
      return ENDPOINT_ID
          .eq(endpoint.toString())
          .and(state.map(s -> STATE.eq(s.word())).orElseGet(DSL::noCondition))
          .and(type.map(EVENT_TYPE::eq).orElseGet(DSL::noCondition))
          .and(account.map(a -> ACCOUNT_UUID.eq(a.toString())).orElseGet(DSL::noCondition))
          .and(since.map(CREATED_AT::ge).orElseGet(DSL::noCondition))
          .and(until.map(CREATED_AT::lt).orElseGet(DSL::noCondition));
    }
  }

  /** The newest before one, from the newest on without one. */
  public List<Delivery> before(DSLContext sql, Which which, Optional<Long> seq, int most) {
    return sql.select(SHOWN)
        .from(DELIVERIES)
        .where(which.condition())
        .and(seq.map(SEQ::lt).orElseGet(DSL::noCondition))
        .orderBy(SEQ.desc())
        .limit(most)
        .fetch(Deliveries::delivery);
  }

  /** The oldest behind one, of those that can be told again. */
  List<Delivery> whole(DSLContext sql, Which which, long seq, int most) {
    return sql.select(SHOWN)
        .from(DELIVERIES)
        .where(which.condition())
        .and(SEQ.gt(seq))
        .and(PAYLOAD.isNotNull())
        .orderBy(SEQ)
        .limit(most)
        .fetch(Deliveries::delivery);
  }

  /** Ends one that waits; false when it does not. */
  boolean finish(
      Transaction tx,
      UUID id,
      State state,
      @Nullable Integer status,
      @Nullable String error,
      Instant now) {
    return tx.sql()
            .update(DELIVERIES)
            .set(STATE, state.word())
            .set(ATTEMPTS, ATTEMPTS.plus(1))
            .set(LAST_STATUS, status)
            .set(LAST_ERROR, error)
            .setNull(NEXT_AT)
            .set(FINISHED_AT, now)
            .where(ID.eq(id.toString()))
            .and(STATE.eq(WAITING))
            .execute()
        == 1;
  }

  void postpone(Transaction tx, UUID id, @Nullable Integer status, String error, Instant next) {
    tx.sql()
        .update(DELIVERIES)
        .set(ATTEMPTS, ATTEMPTS.plus(1))
        .set(LAST_STATUS, status)
        .set(LAST_ERROR, error)
        .set(NEXT_AT, next)
        .where(ID.eq(id.toString()))
        .and(STATE.eq(WAITING))
        .execute();
  }

  void removeOf(Transaction tx, UUID endpoint) {
    tx.sql().deleteFrom(DELIVERIES).where(ENDPOINT_ID.eq(endpoint.toString())).execute();
  }

  /** What was told of an account that is gone cannot be told again. */
  void forget(Transaction tx, UUID account) {
    tx.sql()
        .update(DELIVERIES)
        .setNull(PAYLOAD)
        .where(ACCOUNT_UUID.eq(account.toString()))
        .and(STATE.in(State.DELIVERED.word(), State.FAILED.word()))
        .execute();
  }

  /** Removes what ended before a moment, at most so many. */
  static int sweep(Transaction tx, Instant before, int most) {
    List<Long> over =
        tx.sql().select(SEQ).from(DELIVERIES).where(FINISHED_AT.lt(before)).limit(most).fetch(SEQ);
    return over.isEmpty() ? 0 : tx.sql().deleteFrom(DELIVERIES).where(SEQ.in(over)).execute();
  }

  /** How many wait, and since when the first of them does. */
  public record Backlog(int waiting, Optional<Instant> since) {}

  public Backlog backlog(DSLContext sql) {
    Record row =
        sql.select(count(), min(CREATED_AT))
            .from(DELIVERIES)
            .where(STATE.eq(WAITING))
            .fetchSingle();
    return new Backlog(row.get(count()), Optional.ofNullable(row.get(min(CREATED_AT))));
  }

  /** How many of each state an endpoint has. */
  public Map<String, Integer> counts(DSLContext sql, UUID endpoint) {
    return sql.select(STATE, count())
        .from(DELIVERIES)
        .where(ENDPOINT_ID.eq(endpoint.toString()))
        .groupBy(STATE)
        .fetchMap(STATE, count());
  }

  private static Delivery delivery(Record row) {
    return new Delivery(
        row.get(SEQ),
        UUID.fromString(row.get(ID)),
        UUID.fromString(row.get(ENDPOINT_ID)),
        UUID.fromString(row.get(EVENT_ID)),
        row.get(EVENT_TYPE),
        Optional.ofNullable(row.get(ACCOUNT_UUID)).map(UUID::fromString),
        State.ofWord(row.get(STATE)).orElseThrow(),
        row.get(ATTEMPTS),
        Optional.ofNullable(row.get(LAST_STATUS)),
        Optional.ofNullable(row.get(LAST_ERROR)),
        Optional.ofNullable(row.get(REPLAY_OF)).map(UUID::fromString),
        row.get(CREATED_AT),
        Optional.ofNullable(row.get(NEXT_AT)),
        Optional.ofNullable(row.get(FINISHED_AT)),
        row.get(WHOLE, Boolean.class));
  }

  private static String context(UUID id) {
    return "webhook delivery " + id;
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }
}
