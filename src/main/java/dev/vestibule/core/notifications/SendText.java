package dev.vestibule.core.notifications;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.jobs.Job;
import dev.vestibule.platform.mail.Delivery;
import dev.vestibule.platform.sms.Sms;
import dev.vestibule.platform.sms.TextSender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands a waiting text message over; sent twice, it has the same identifier. */
public final class SendText {
  static final String JOB = "send-text";

  private final Attempts attempts;
  private final Optional<TextSender> sender;
  private final Optional<String> from;

  /**
   * @param sender empty when no text message is to leave
   */
  public SendText(
      Database database,
      Vault vault,
      Optional<TextSender> sender,
      Settings settings,
      InstantSource clock) {
    this.attempts = new Attempts(database, vault, settings.mail(), clock);
    this.sender = sender;
    this.from = settings.sms().from();
  }

  /** The background work that sends the text messages that the {@link Outbox} took. */
  public Job job() {
    return new Job(JOB, this::run);
  }

  /** Tries once; answers when to try again, or null when the message is over. */
  @Nullable Instant run(String id) {
    return attempts.run(id, this::deliver);
  }

  private Delivery deliver(Entry entry) {
    if (sender.isEmpty()) {
      // Taken before the setting changed; it may change back.
      return new Delivery.Delayed("sms.transport is none");
    }
    String text = entry.content().getOrDefault(TextMessage.TEXT, "");
    return sender
        .get()
        .send(
            new Sms(
                entry.messageId(),
                from,
                entry.recipient(),
                text,
                entry.language(),
                entry.createdAt()));
  }
}
