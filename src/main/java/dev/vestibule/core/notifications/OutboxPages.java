package dev.vestibule.core.notifications;

import static dev.vestibule.core.notifications.Entries.OUTBOX;

import dev.vestibule.core.accounts.AccountTable;
import dev.vestibule.platform.database.Behind;
import dev.vestibule.platform.database.Columns;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The outbox as a list, the youngest message first. */
public final class OutboxPages {
  private static final Field<String> ID = own("id");
  private static final Field<String> STATE = own("state");
  private static final Field<Instant> CREATED_AT =
      DSL.field(DSL.name("outbox", "created_at"), Columns.instant("created_at").getDataType());
  private static final Field<Boolean> KEPT = DSL.field(Entries.CONTENT.isNotNull()).as("kept");

  private OutboxPages() {}

  private static Field<String> own(String column) {
    return DSL.field(DSL.name("outbox", column), SQLDataType.VARCHAR);
  }

  /** What a list keeps to. */
  public record Filter(Optional<MessageState> state, Optional<Channel> channel) {
    public static final Filter NONE = new Filter(Optional.empty(), Optional.empty());
  }

  /** Where a page ended. */
  public record Position(Instant created, String id) {
    public static Position of(OutboxItem item) {
      return new Position(item.created(), item.id());
    }
  }

  /** The messages behind a position, or the youngest. */
  public static List<OutboxItem> page(
      DSLContext sql, Filter filter, Optional<Position> after, int most) {
    Condition where = DSL.noCondition();
    if (filter.state().isPresent()) {
      where = where.and(STATE.eq(filter.state().get().word()));
    }
    if (filter.channel().isPresent()) {
      where = where.and(Entries.CHANNEL.eq(filter.channel().get().stored()));
    }
    if (after.isPresent()) {
      where = where.and(Behind.of(CREATED_AT, ID, after.get().created(), after.get().id(), true));
    }
    return select(sql, where)
        .orderBy(CREATED_AT.desc(), ID.desc())
        .limit(most)
        .fetch(OutboxPages::item);
  }

  public static Optional<OutboxItem> byId(DSLContext sql, String id) {
    return select(sql, ID.eq(id)).fetchOptional(OutboxPages::item);
  }

  /** How many there are in each state. */
  public static Map<MessageState, Integer> counts(DSLContext sql) {
    Map<MessageState, Integer> counts = new EnumMap<>(MessageState.class);
    for (MessageState state : MessageState.values()) {
      counts.put(state, 0);
    }
    sql.select(STATE, DSL.count())
        .from(OUTBOX)
        .groupBy(STATE)
        .forEach(row ->
            MessageState.ofWord(row.value1()).ifPresent(state -> counts.put(state, row.value2())));
    return counts;
  }

  /** Failed messages that can still be sent, in the order of their identifiers. */
  static List<String> failed(
      DSLContext sql, Optional<Channel> channel, String after, Instant now, int most) {
    Condition where =
        STATE
            .eq(MessageState.FAILED.word())
            .and(Entries.CONTENT.isNotNull())
            .and(Entries.EXPIRES_AT.isNull().or(Entries.EXPIRES_AT.gt(now)))
            .and(ID.gt(after));
    if (channel.isPresent()) {
      where = where.and(Entries.CHANNEL.eq(channel.get().stored()));
    }
    return sql.select(ID).from(OUTBOX).where(where).orderBy(ID).limit(most).fetch(ID);
  }

  private static SelectConditionStep<? extends Record> select(DSLContext sql, Condition where) {
    return sql.select(ID, STATE, CREATED_AT, KEPT, AccountTable.UUID_TEXT)
        .select(
            Entries.CHANNEL,
            Entries.EVENT,
            Entries.LANGUAGE,
            Entries.RECIPIENT,
            Entries.ATTEMPTS,
            Entries.LAST_ERROR,
            Entries.NEXT_AT,
            Entries.SENT_AT,
            Entries.EXPIRES_AT)
        .from(OUTBOX)
        .leftJoin(AccountTable.ACCOUNTS)
        .on(Entries.ACCOUNT_ID.eq(AccountTable.ID))
        .where(where);
  }

  private static OutboxItem item(Record row) {
    String recipient = row.get(Entries.RECIPIENT);
    String masked = Masked.recipient(recipient);
    String error = Optional.ofNullable(row.get(Entries.LAST_ERROR)).orElse("");
    return new OutboxItem(
        row.get(ID),
        Channel.of(row.get(Entries.CHANNEL)),
        row.get(Entries.EVENT),
        row.get(Entries.LANGUAGE),
        masked,
        Optional.ofNullable(row.get(AccountTable.UUID_TEXT)).map(UUID::fromString),
        MessageState.ofWord(row.get(STATE)).orElseThrow(),
        row.get(Entries.ATTEMPTS),
        error.replace(recipient, masked),
        row.get(CREATED_AT),
        Optional.ofNullable(row.get(Entries.NEXT_AT)),
        Optional.ofNullable(row.get(Entries.SENT_AT)),
        Optional.ofNullable(row.get(Entries.EXPIRES_AT)),
        row.get(KEPT));
  }
}
