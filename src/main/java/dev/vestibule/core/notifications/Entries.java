package dev.vestibule.core.notifications;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Portion;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code outbox}; content is sealed, and gone once a message is over. */
final class Entries {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

  static final Table<Record> OUTBOX = table(name("outbox"));
  static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR);
  static final Field<String> CHANNEL = field(name("channel"), SQLDataType.VARCHAR);
  static final Field<String> EVENT = field(name("event"), SQLDataType.VARCHAR);
  static final Field<Long> ACCOUNT_ID = field(name("account_id"), SQLDataType.BIGINT);
  static final Field<String> RECIPIENT = field(name("recipient"), SQLDataType.VARCHAR);
  static final Field<String> LANGUAGE = field(name("language"), SQLDataType.VARCHAR);
  static final Field<byte[]> CONTENT = field(name("content"), SQLDataType.VARBINARY);
  private static final Field<String> MESSAGE_ID = field(name("message_id"), SQLDataType.VARCHAR);
  static final Field<String> STATE = field(name("state"), SQLDataType.VARCHAR);
  static final Field<Integer> ATTEMPTS = field(name("attempts"), SQLDataType.INTEGER);
  static final Field<String> LAST_ERROR = field(name("last_error"), SQLDataType.VARCHAR);
  static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  static final Field<Instant> NEXT_AT = Columns.instant("next_at");
  static final Field<Instant> SENT_AT = Columns.instant("sent_at");
  static final Field<Instant> EXPIRES_AT = Columns.instant("expires_at");
  private static final List<Field<?>> WAITING =
      List.of(
          ID,
          CHANNEL,
          EVENT,
          ACCOUNT_ID,
          RECIPIENT,
          LANGUAGE,
          CONTENT,
          MESSAGE_ID,
          ATTEMPTS,
          CREATED_AT,
          EXPIRES_AT);
  static final String QUEUED = "queued";

  /** How a message is over. */
  enum End {
    SENT("sent"),
    FAILED("failed"),
    EXPIRED("expired");

    final String state;

    End(String state) {
      this.state = state;
    }
  }

  private final Vault vault;

  Entries(Vault vault) {
    this.vault = vault;
  }

  void insert(Transaction tx, Entry entry) {
    byte[] content =
        vault.seal(JSON.writeValueAsBytes(entry.content()), context(entry.channel(), entry.id()));
    tx.sql()
        .insertInto(OUTBOX)
        .set(ID, entry.id())
        .set(CHANNEL, entry.channel().stored())
        .set(EVENT, entry.event())
        .set(ACCOUNT_ID, entry.accountId())
        .set(RECIPIENT, entry.recipient())
        .set(LANGUAGE, entry.language().tag())
        .set(CONTENT, content)
        .set(MESSAGE_ID, entry.messageId())
        .set(STATE, QUEUED)
        .set(CREATED_AT, entry.createdAt())
        .set(NEXT_AT, entry.createdAt())
        .set(EXPIRES_AT, entry.expires())
        .execute();
  }

  /** The message, unless it is over or gone. */
  Optional<Entry> waiting(DSLContext sql, String id) {
    return sql.select(WAITING)
        .from(OUTBOX)
        .where(ID.eq(id))
        .and(STATE.eq(QUEUED))
        .fetchOptional(this::read);
  }

  List<Outbox.Written> written(DSLContext sql, long account) {
    return sql.select(CHANNEL, EVENT, RECIPIENT, LANGUAGE, STATE, CREATED_AT, SENT_AT)
        .from(OUTBOX)
        .where(ACCOUNT_ID.eq(account))
        .orderBy(CREATED_AT)
        .fetch(row ->
            new Outbox.Written(
                row.get(CHANNEL),
                row.get(EVENT),
                row.get(RECIPIENT),
                row.get(LANGUAGE),
                row.get(STATE),
                row.get(CREATED_AT),
                row.get(SENT_AT)));
  }

  boolean wrote(DSLContext sql, String event, long account, Instant since) {
    return sql.fetchExists(
        sql.selectOne()
            .from(OUTBOX)
            .where(ACCOUNT_ID.eq(account))
            .and(EVENT.eq(event))
            .and(CREATED_AT.gt(since)));
  }

  void postpone(Transaction tx, String id, String error, Instant next) {
    tx.sql()
        .update(OUTBOX)
        .set(ATTEMPTS, ATTEMPTS.plus(1))
        .set(LAST_ERROR, error)
        .set(NEXT_AT, next)
        .where(ID.eq(id))
        .execute();
  }

  /** Records how a letter is over; drops its content unless it failed and may be tried again. */
  void finish(Transaction tx, String id, End end, @Nullable String error, Instant now) {
    tx.sql()
        .update(OUTBOX)
        .set(STATE, end.state)
        .set(CONTENT, end == End.FAILED ? CONTENT : val(null, CONTENT))
        .setNull(NEXT_AT)
        .set(ATTEMPTS, end == End.EXPIRED ? ATTEMPTS : ATTEMPTS.plus(1))
        .set(LAST_ERROR, error == null ? LAST_ERROR : val(error))
        .set(SENT_AT, end == End.SENT ? now : null)
        .where(ID.eq(id))
        .execute();
  }

  /** Forgets at most so many of the messages that are over and were written before that moment. */
  int sweep(Transaction tx, Instant before, int most) {
    int gone = 0;
    for (End end : End.values()) {
      gone +=
          tx.sql()
              .deleteFrom(OUTBOX)
              .where(
                  Portion.of(
                      tx, OUTBOX, ID, STATE.eq(end.state).and(CREATED_AT.lt(before)), most - gone))
              .execute();
    }
    return gone;
  }

  /** Drops what failed messages said that nobody had tried again before that. */
  int dropContent(Transaction tx, Instant before, int most) {
    return tx.sql()
        .update(OUTBOX)
        .setNull(CONTENT)
        .where(
            Portion.of(
                tx,
                OUTBOX,
                ID,
                STATE.eq(End.FAILED.state).and(CREATED_AT.lt(before)).and(CONTENT.isNotNull()),
                most))
        .execute();
  }

  /** Lets a message that waits, or failed, be due at that moment. */
  static void requeue(Transaction tx, String id, Instant due) {
    tx.sql().update(OUTBOX).set(STATE, QUEUED).set(NEXT_AT, due).where(ID.eq(id)).execute();
  }

  Fate fate(DSLContext sql, String id) {
    return sql.select(STATE, ATTEMPTS, LAST_ERROR)
        .from(OUTBOX)
        .where(ID.eq(id))
        .fetchOptional(Entries::fate)
        .orElseGet(() -> new Fate.Lost("nobody knows it"));
  }

  private static Fate fate(Record row) {
    String state = row.get(STATE);
    String reason = Optional.ofNullable(row.get(LAST_ERROR)).orElse("");
    if (state.equals(End.SENT.state)) {
      return new Fate.Sent();
    }
    return state.equals(QUEUED)
        ? new Fate.Waiting(row.get(ATTEMPTS), reason)
        : new Fate.Lost(reason.isEmpty() ? state : reason);
  }

  int pending(DSLContext sql) {
    return sql.fetchCount(OUTBOX, STATE.eq(QUEUED));
  }

  int pending(DSLContext sql, Channel channel) {
    return sql.fetchCount(OUTBOX, STATE.eq(QUEUED).and(CHANNEL.eq(channel.stored())));
  }

  Optional<Instant> waitingSince(DSLContext sql) {
    Field<Instant> first = min(CREATED_AT);
    return sql.select(first).from(OUTBOX).where(STATE.eq(QUEUED)).fetchOptional(first);
  }

  private Entry read(Record row) {
    String id = row.get(ID);
    Channel channel = Channel.of(row.get(CHANNEL));
    byte[] content = Objects.requireNonNull(row.get(CONTENT), "what waits has its content");
    byte[] plain = vault.open(content, context(channel, id));
    return new Entry(
        id,
        channel,
        row.get(EVENT),
        row.get(LANGUAGE).equals(Language.FR.tag()) ? Language.FR : Language.EN,
        row.get(RECIPIENT),
        row.get(ACCOUNT_ID),
        JSON.readValue(new String(plain, StandardCharsets.UTF_8), VALUES),
        row.get(MESSAGE_ID),
        row.get(ATTEMPTS),
        row.get(CREATED_AT),
        row.get(EXPIRES_AT));
  }

  private static String context(Channel channel, String id) {
    return channel.sealedAs() + " " + id;
  }
}
