package dev.vestibule.core.notifications;

import dev.vestibule.platform.config.MailSettings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.jobs.Jobs;
import dev.vestibule.platform.mail.MailAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Where letters wait until they are sent. What a committed transaction put here is never lost. */
public final class Outbox {
  private final Database database;
  private final Jobs jobs;
  private final InstantSource clock;
  private final Letters letters;
  private final String domain;

  /** The schema must be there: the key that seals letters is made now if it is missing. */
  public Outbox(
      Database database, Vault vault, Jobs jobs, MailSettings settings, InstantSource clock) {
    // A transaction holds the only writer, so it is too late then to make the key.
    vault.prepare();
    this.database = database;
    this.jobs = jobs;
    this.clock = clock;
    this.letters = new Letters(vault);
    this.domain = MailAddress.parse(settings.from()).domain();
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
    letters.insert(tx, id, "<" + id + "@" + domain + ">", letter, now);
    jobs.schedule(tx, SendLetter.JOB, id, now);
    return id;
  }

  /** Whether the account was written such a letter since then; records are kept for 30 days. */
  public boolean wrote(Transaction tx, String template, long account, Instant since) {
    return letters.wrote(tx.sql(), template, account, since);
  }

  /** What has become of the letter of that identifier. */
  public Fate fate(String id) {
    return database.read(sql -> letters.fate(sql, id));
  }

  /** How many letters wait to be sent. */
  public int pending() {
    return database.read(letters::pending);
  }

  /** Since when the oldest waiting letter waits; empty when none does. */
  public Optional<Instant> waitingSince() {
    return database.read(letters::waitingSince);
  }
}
