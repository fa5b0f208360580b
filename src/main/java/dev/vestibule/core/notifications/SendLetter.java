package dev.vestibule.core.notifications;

import dev.vestibule.platform.config.MailSettings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.jobs.Job;
import dev.vestibule.platform.mail.Delivery;
import dev.vestibule.platform.mail.Mail;
import dev.vestibule.platform.mail.MailAddress;
import dev.vestibule.platform.mail.MailSender;
import dev.vestibule.platform.tracing.Span;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words a waiting letter and hands it over; sent twice, it has the same Message-ID. */
public final class SendLetter {
  static final String JOB = "send-letter";

  private final Attempts attempts;
  private final MailTemplates templates;
  private final MailSender sender;
  private final MailAddress from;

  public SendLetter(
      Database database,
      Vault vault,
      MailTemplates templates,
      MailSender sender,
      MailSettings settings,
      InstantSource clock) {
    this.attempts = new Attempts(database, vault, settings, clock);
    this.templates = templates;
    this.sender = sender;
    this.from = MailAddress.parse(settings.from());
  }

  /** The background work that sends the letters that the {@link Outbox} took. */
  public Job job() {
    return new Job(JOB, this::run);
  }

  /** Tries once; answers when to try again, or null when the letter is over. */
  @Nullable Instant run(String id) {
    return attempts.run(id, this::deliver);
  }

  private Delivery deliver(Entry entry) {
    Mail mail;
    try {
      mail = word(entry);
    } catch (RuntimeException e) {
      // The exception's text may quote a value, so its kind alone is kept.
      return new Delivery.Delayed("cannot be worded: " + e.getClass().getSimpleName());
    }
    return Span.around("send mail", () -> sender.send(mail));
  }

  private Mail word(Entry entry) {
    Letter letter = Letter.of(entry);
    MailTemplates.Wording words = templates.word(letter);
    return new Mail(
        entry.messageId(),
        Optional.ofNullable(letter.values().get("from")).map(MailAddress::parse).orElse(from),
        MailAddress.plain(letter.recipient()),
        words.subject(),
        words.text(),
        words.html(),
        letter.language(),
        entry.createdAt());
  }
}
