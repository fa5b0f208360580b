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

/** The development inbox: mails and text messages, the newest thousand of them. */
public final class InboxMessages {
  private static final int KEPT = 1000;

  private static final Table<Record> MESSAGES = table(name("inbox_messages"));
  private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
  private static final Field<String> CHANNEL = field(name("channel"), SQLDataType.VARCHAR);
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
          CHANNEL,
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

  private static final String MAIL = "mail";
  private static final String SMS = "sms";

  /** Who wrote or got a message: an address or a number; the name is empty where there is none. */
  public record Party(String name, String address) {
    private static Party of(MailAddress address) {
      return new Party(address.name(), address.address());
    }
  }

  /**
   * A message in the inbox.
   *
   * @param sms whether it is a text message; those have neither subject nor HTML
   * @param messageId of a mail its Message-ID with angle brackets, of a text message its identifier
   */
  public record Message(
      long id,
      boolean sms,
      String messageId,
      Party from,
      Party to,
      String subject,
      String text,
      String html,
      Language language,
      Instant received,
      boolean read) {
    /** The mail that it is; empty for a text message. */
    public Optional<Mail> mail() {
      return sms
          ? Optional.empty()
          : Optional.of(
              new Mail(
                  messageId,
                  new MailAddress(from.name(), from.address()),
                  new MailAddress(to.name(), to.address()),
                  subject,
                  text,
                  html,
                  language,
                  received));
    }
  }

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
    keep(
        MAIL,
        mail.messageId(),
        Party.of(mail.from()),
        Party.of(mail.to()),
        mail.subject(),
        new Body(mail.text(), mail.html(), mail.language()));
  }

  /** Keeps a text message; one with the same identifier is kept once. */
  public void addText(String id, String from, String to, String text, Language language) {
    keep(SMS, id, new Party("", from), new Party("", to), "", new Body(text, "", language));
  }

  private record Body(String text, String html, Language language) {}

  private void keep(
      String channel, String messageId, Party from, Party to, String subject, Body body) {
    int _ =
        database.write(tx -> {
          int count =
              tx.sql()
                  .insertInto(MESSAGES)
                  .set(CHANNEL, channel)
                  .set(MESSAGE_ID, messageId)
                  .set(SENDER_NAME, from.name())
                  .set(SENDER, from.address())
                  .set(RECIPIENT_NAME, to.name())
                  .set(RECIPIENT, to.address())
                  .set(SUBJECT, subject)
                  .set(TEXT, body.text())
                  .set(HTML, body.html())
                  .set(LANGUAGE, body.language().tag())
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
    return new Message(
        row.get(ID),
        row.get(CHANNEL).equals(SMS),
        row.get(MESSAGE_ID),
        new Party(row.get(SENDER_NAME), row.get(SENDER)),
        new Party(row.get(RECIPIENT_NAME), row.get(RECIPIENT)),
        row.get(SUBJECT),
        row.get(TEXT),
        row.get(HTML),
        row.get(LANGUAGE).equals(Language.FR.tag()) ? Language.FR : Language.EN,
        row.get(CREATED_AT),
        row.get(READ));
  }
}
