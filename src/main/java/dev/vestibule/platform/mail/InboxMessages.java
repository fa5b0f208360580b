package dev.vestibule.platform.mail;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Language;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The development inbox's messages, the newest thousand of them. */
public final class InboxMessages {
  private static final int KEPT = 1000;

  private static final Table<Record> MESSAGES = table(name("inbox_messages"));
  private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
  private static final Field<String> MESSAGE_ID = field(name("message_id"), SQLDataType.VARCHAR);
  private static final Field<String> SENDER_NAME = field(name("sender_name"), SQLDataType.VARCHAR);
  private static final Field<String> SENDER = field(name("sender"), SQLDataType.VARCHAR);
  private static final Field<String> RECIPIENT_NAME =
      field(name("recipient_name"), SQLDataType.VARCHAR);
  private static final Field<String> RECIPIENT = field(name("recipient"), SQLDataType.VARCHAR);
  private static final Field<String> SUBJECT = field(name("subject"), SQLDataType.VARCHAR);
  private static final Field<String> TEXT = field(name("body_text"), SQLDataType.VARCHAR);
  private static final Field<String> HTML = field(name("body_html"), SQLDataType.VARCHAR);
  private static final Field<String> LANGUAGE = field(name("language"), SQLDataType.VARCHAR);
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  private static final Field<Boolean> READ = field(name("is_read"), SQLDataType.BOOLEAN);

  private static final List<Field<?>> ALL =
      List.of(
          ID,
          MESSAGE_ID,
          SENDER_NAME,
          SENDER,
          RECIPIENT_NAME,
          RECIPIENT,
          SUBJECT,
          TEXT,
          HTML,
          LANGUAGE,
          CREATED_AT,
          READ);

  /** A mail in the inbox. */
  public record Message(long id, Mail mail, Instant received, boolean read) {}

  /** What is asked for: each word of a list must occur in its place, upper or lower case alike. */
  public record Search(
      List<String> to, List<String> from, List<String> subject, List<String> anywhere) {
    public Search {
      to = List.copyOf(to);
      from = List.copyOf(from);
      subject = List.copyOf(subject);
      anywhere = List.copyOf(anywhere);
    }

    public static Search everything() {
      return new Search(List.of(), List.of(), List.of(), List.of());
    }
  }

  /** How many messages match, and how many of those are unread. */
  public record Totals(int all, int unread) {}

  private final Database database;
  private final InstantSource clock;

  public InboxMessages(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps a mail; one with the same Message-ID is kept once. */
  public void add(Mail mail) {
    int _ =
        database.write(tx -> {
          int count =
              tx.sql()
                  .insertInto(MESSAGES)
                  .set(MESSAGE_ID, mail.messageId())
                  .set(SENDER_NAME, mail.from().name())
                  .set(SENDER, mail.from().address())
                  .set(RECIPIENT_NAME, mail.to().name())
                  .set(RECIPIENT, mail.to().address())
                  .set(SUBJECT, mail.subject())
                  .set(TEXT, mail.text())
                  .set(HTML, mail.html())
                  .set(LANGUAGE, mail.language().tag())
                  .set(CREATED_AT, clock.instant())
                  .onConflictDoNothing()
                  .execute();
          tx.sql()
              .deleteFrom(MESSAGES)
              .where(ID.le(select(ID).from(MESSAGES).orderBy(ID.desc()).limit(1).offset(KEPT)))
              .execute();
          return count;
        });
  }

  /** A page of matching messages, the newest first. */
  public List<Message> page(Search search, int start, int limit) {
    return database.read(sql ->
        sql.select(ALL)
            .from(MESSAGES)
            .where(matches(search))
            .orderBy(ID.desc())
            .limit(limit)
            .offset(start)
            .fetch(InboxMessages::read));
  }

  public Totals totals(Search search) {
    return database.read(sql ->
        new Totals(
            sql.fetchCount(MESSAGES, matches(search)),
            sql.fetchCount(MESSAGES, matches(search).and(READ.isFalse()))));
  }

  public Optional<Message> find(long id) {
    return database.read(
        sql -> sql.select(ALL).from(MESSAGES).where(ID.eq(id)).fetchOptional(InboxMessages::read));
  }

  public void mark(Search search, boolean read) {
    change(matches(search), read);
  }

  public void mark(List<Long> ids, boolean read) {
    change(ID.in(ids), read);
  }

  public void delete(Search search) {
    drop(matches(search));
  }

  public void delete(List<Long> ids) {
    drop(ID.in(ids));
  }

  private void change(Condition which, boolean read) {
    int _ = database.write(tx -> tx.sql().update(MESSAGES).set(READ, read).where(which).execute());
  }

  private void drop(Condition which) {
    int _ = database.write(tx -> tx.sql().deleteFrom(MESSAGES).where(which).execute());
  }

  private static Condition matches(Search search) {
    Condition all = noCondition();
    for (String word : search.to()) {
      all = all.and(has(RECIPIENT, word).or(has(RECIPIENT_NAME, word)));
    }
    for (String word : search.from()) {
      all = all.and(has(SENDER, word).or(has(SENDER_NAME, word)));
    }
    for (String word : search.subject()) {
      all = all.and(has(SUBJECT, word));
    }
    for (String word : search.anywhere()) {
      all =
          all.and(
              has(SUBJECT, word)
                  .or(has(TEXT, word))
                  .or(has(RECIPIENT, word))
                  .or(has(SENDER, word)));
    }
    return all;
  }

  private static Condition has(Field<String> field, String word) {
    return field.containsIgnoreCase(word);
  }

  private static Message read(Record row) {
    Mail mail =
        new Mail(
            row.get(MESSAGE_ID),
            new MailAddress(row.get(SENDER_NAME), row.get(SENDER)),
            new MailAddress(row.get(RECIPIENT_NAME), row.get(RECIPIENT)),
            row.get(SUBJECT),
            row.get(TEXT),
            row.get(HTML),
            row.get(LANGUAGE).equals(Language.FR.tag()) ? Language.FR : Language.EN,
            row.get(CREATED_AT));
    return new Message(row.get(ID), mail, row.get(CREATED_AT), row.get(READ));
  }
}
