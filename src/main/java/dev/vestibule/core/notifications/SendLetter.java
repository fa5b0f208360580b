package dev.vestibule.core.notifications;

import dev.vestibule.platform.config.MailSettings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.jobs.Job;
import dev.vestibule.platform.mail.Delivery;
import dev.vestibule.platform.mail.Mail;
import dev.vestibule.platform.mail.MailAddress;
import dev.vestibule.platform.mail.MailSender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words a waiting letter, hands it over and records what became of it. Dying between handing over
 * and recording sends it twice, with the same Message-ID; dying anywhere else loses nothing.
 */
public final class SendLetter {
  static final String JOB = "send-letter";

  private static final Logger LOG = LoggerFactory.getLogger(SendLetter.class);
  private static final int MOST_DOUBLINGS = 30;
  private static final int SECRET_LENGTH = 16;

  private final Database database;
  private final Letters letters;
  private final MailTemplates templates;
  private final MailSender sender;
  private final MailSettings settings;
  private final MailAddress from;
  private final InstantSource clock;

  public SendLetter(
      Database database,
      Vault vault,
      MailTemplates templates,
      MailSender sender,
      MailSettings settings,
      InstantSource clock) {
    this.database = database;
    this.letters = new Letters(vault);
    this.templates = templates;
    this.sender = sender;
    this.settings = settings;
    this.from = MailAddress.parse(settings.from());
    this.clock = clock;
  }

  /** The background work that sends what the {@link Outbox} took. */
  public Job job() {
    return new Job(JOB, this::run);
  }

  /** Tries once; answers when to try again, or null when the letter is over. */
  @Nullable Instant run(String id) {
    Optional<Letters.Queued> waiting = database.read(sql -> letters.waiting(sql, id));
    if (waiting.isEmpty()) {
      return null;
    }
    Letters.Queued queued = waiting.get();
    Instant expires = queued.letter().expires();
    if (expires != null && !clock.instant().isBefore(expires)) {
      return finish(queued, Letters.End.EXPIRED, null);
    }
    return switch (deliver(queued)) {
      case Delivery.Accepted() -> finish(queued, Letters.End.SENT, null);
      case Delivery.Refused(String reason) -> finish(queued, Letters.End.FAILED, reason);
      case Delivery.Delayed(String reason) -> retry(queued, reason);
    };
  }

  private Delivery deliver(Letters.Queued queued) {
    Mail mail;
    try {
      mail = word(queued);
    } catch (RuntimeException e) {
      // The exception's text may quote a value, so its kind alone is kept.
      return new Delivery.Delayed("cannot be worded: " + e.getClass().getSimpleName());
    }
    return sender.send(mail);
  }

  private Mail word(Letters.Queued queued) {
    Letter letter = queued.letter();
    MailTemplates.Wording words = templates.word(letter);
    return new Mail(
        queued.messageId(),
        Optional.ofNullable(letter.values().get("from")).map(MailAddress::parse).orElse(from),
        MailAddress.plain(letter.recipient()),
        words.subject(),
        words.text(),
        words.html(),
        letter.language(),
        queued.createdAt());
  }

  private @Nullable Instant finish(
      Letters.Queued queued, Letters.End end, @Nullable String reason) {
    String error = reason == null ? null : withoutSecrets(reason, queued.letter().values());
    database.write(tx -> {
      letters.finish(tx, queued.id(), end, error, clock.instant());
      return end;
    });
    if (end != Letters.End.SENT) {
      LOG.warn("mail {} ({}) is {}: {}", queued.id(), queued.letter().template(), end, error);
    }
    return null;
  }

  private @Nullable Instant retry(Letters.Queued queued, String reason) {
    Instant now = clock.instant();
    Instant next = now.plus(wait(queued.attempts()));
    Instant expires = queued.letter().expires();
    if (expires != null) {
      next = next.isBefore(expires) ? next : expires;
    } else if (next.isAfter(queued.createdAt().plus(settings.giveUpAfter()))) {
      return finish(queued, Letters.End.FAILED, reason);
    }
    Instant chosen = next;
    String error = withoutSecrets(reason, queued.letter().values());
    database.write(tx -> {
      letters.postpone(tx, queued.id(), error, chosen);
      return chosen;
    });
    LOG.warn("mail {} did not leave, next try at {}: {}", queued.id(), chosen, error);
    return chosen;
  }

  /** The first wait, doubled for every failed try before, up to the longest. */
  private Duration wait(int attempts) {
    int doublings = Math.min(attempts, MOST_DOUBLINGS);
    Duration wait = settings.retryFirst().multipliedBy(1L << doublings);
    return wait.compareTo(settings.retryMost()) < 0 ? wait : settings.retryMost();
  }

  /** Mail servers quote what they do not like; a link in it would still work. */
  private static String withoutSecrets(String reason, Map<String, String> values) {
    String clean = reason;
    for (String value : values.values()) {
      for (String part : value.split("[/?&=#]+", -1)) {
        clean = part.length() < SECRET_LENGTH ? clean : clean.replace(part, "[hidden]");
      }
    }
    return clean;
  }
}
