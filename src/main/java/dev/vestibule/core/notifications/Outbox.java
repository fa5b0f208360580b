package dev.vestibule.core.notifications;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SmsTransport;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.jobs.Jobs;
import dev.vestibule.platform.mail.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where mails and text messages wait until they are sent. What a committed transaction put here is
 * never lost.
 */
public final class Outbox {
  private final Database database;
  private final Jobs jobs;
  private final InstantSource clock;
  private final Entries entries;
  private final String domain;
  private final boolean sendsTexts;

  /** The schema must be there: the key that seals messages is made now if it is missing. */
  public Outbox(Database database, Vault vault, Jobs jobs, Settings settings, InstantSource clock) {
    // A transaction holds the only writer, so it is too late then to make the key.
    vault.prepare();
    this.database = database;
    this.jobs = jobs;
    this.clock = clock;
    this.entries = new Entries(vault);
    this.domain = MailAddress.parse(settings.mail().from()).domain();
    this.sendsTexts = settings.smsTransport() != SmsTransport.NONE;
  }

  /**
   * Puts the letter in as part of the transaction; it leaves right after the commit.
   *
   * @return the letter's identifier
   */
  public String enqueue(Transaction tx, Letter letter) {
    if (!MailTemplates.NAMES.contains(letter.template())) {
      throw new IllegalArgumentException("no such mail template: " + letter.template());
    }
    Instant now = clock.instant();
    String id = UUID.randomUUID().toString();
    entries.insert(tx, letter.entry(id, "<" + id + "@" + domain + ">", now));
    jobs.schedule(tx, SendLetter.JOB, id, now);
    return id;
  }

  /**
   * Puts the text message in as part of the transaction; it leaves right after the commit.
   *
   * @return the message's identifier
   * @throws IllegalStateException when {@link #sendsTexts} says no
   */
  public String enqueue(Transaction tx, TextMessage message) {
    if (!sendsTexts) {
      throw new IllegalStateException("sms.transport is none: no text message can be sent");
    }
    Instant now = clock.instant();
    String id = UUID.randomUUID().toString();
    entries.insert(tx, message.entry(id, now));
    jobs.schedule(tx, SendText.JOB, id, now);
    return id;
  }

  /** Whether text messages leave at all: the transport may be none. */
  public boolean sendsTexts() {
    return sendsTexts;
  }

  /** Whether the account was written such a letter since then; records are kept for 30 days. */
  public boolean wrote(Transaction tx, String template, long account, Instant since) {
    return entries.wrote(tx.sql(), template, account, since);
  }

  /**
   * A message that an account was written, without its content.
   *
   * @param channel {@code mail} or {@code sms}
   * @param event why
   * @param state {@code queued}, {@code sent}, {@code failed} or {@code expired}
   * @param sent null when it was not
   */
  public record Written(
      String channel,
      String event,
      String recipient,
      String language,
      String state,
      Instant written,
      @Nullable Instant sent) {}

  /** The messages that an account was written, the oldest first; they are kept for 30 days. */
  public List<Written> written(DSLContext sql, long account) {
    return entries.written(sql, account);
  }

  /** What has become of the mail or text message of that identifier. */
  public Fate fate(String id) {
    return database.read(sql -> entries.fate(sql, id));
  }

  /**
   * Forgets messages that are over and were written before that moment.
   *
   * @param most how many at once
   * @return how many
   */
  public int sweep(Transaction tx, Instant before, int most) {
    return entries.sweep(tx, before, most);
  }

  /** How long what a failed message said is kept, sealed, so that it can be sent after all. */
  public static final Duration RETRIABLE = Duration.ofDays(7);

  /** Drops what messages said that failed long ago, some at a time. */
  public int dropContent(Transaction tx, int most) {
    return entries.dropContent(tx, clock.instant().minus(RETRIABLE), most);
  }

  /** How many mails and text messages wait to be sent. */
  public int pending() {
    return database.read(entries::pending);
  }

  /** How many wait to be sent by that channel. */
  public int pending(Channel channel) {
    return database.read(sql -> entries.pending(sql, channel));
  }

  /** Since when the oldest waiting message waits; empty when none does. */
  public Optional<Instant> waitingSince() {
    return database.read(entries::waitingSince);
  }
}
