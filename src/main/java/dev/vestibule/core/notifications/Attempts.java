package dev.vestibule.core.notifications;

import dev.vestibule.platform.config.MailSettings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.mail.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries to hand a waiting message over and records what became of it. Dying between handing over
 * and recording sends it twice, with the same identifier; dying anywhere else loses nothing.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final int MOST_DOUBLINGS = 30;
  private static final int SECRET_LENGTH = 16;

  private final Database database;
  private final Entries entries;
  private final MailSettings settings;
  private final InstantSource clock;

  /**
   * @param settings how long to wait between two tries, for mails and text messages alike
   */
  Attempts(Database database, Vault vault, MailSettings settings, InstantSource clock) {
    this.database = database;
    this.entries = new Entries(vault);
    this.settings = settings;
    this.clock = clock;
  }

  /** Tries once; answers when to try again, or null when the message is over. */
  @Nullable Instant run(String id, Function<Entry, Delivery> handOver) {
    Optional<Entry> waiting = database.read(sql -> entries.waiting(sql, id));
    if (waiting.isEmpty()) {
      return null;
    }
    Entry entry = waiting.get();
    Instant expires = entry.expires();
    if (expires != null && !clock.instant().isBefore(expires)) {
      return finish(entry, Entries.End.EXPIRED, null);
    }
    return switch (handOver.apply(entry)) {
      case Delivery.Accepted() -> finish(entry, Entries.End.SENT, null);
      case Delivery.Refused(String reason) -> finish(entry, Entries.End.FAILED, reason);
      case Delivery.Delayed(String reason, Duration atLeast) -> retry(entry, reason, atLeast);
    };
  }

  private @Nullable Instant finish(Entry entry, Entries.End end, @Nullable String reason) {
    String error = reason == null ? null : withoutSecrets(reason, entry.content());
    database.write(tx -> {
      entries.finish(tx, entry.id(), end, error, clock.instant());
      return end;
    });
    if (end != Entries.End.SENT) {
      LOG.warn("{} {} ({}) is {}: {}", name(entry), entry.id(), entry.event(), end, error);
    }
    return null;
  }

  private @Nullable Instant retry(Entry entry, String reason, Duration atLeast) {
    Duration own = wait(entry.attempts());
    Instant next = clock.instant().plus(own.compareTo(atLeast) < 0 ? atLeast : own);
    Instant expires = entry.expires();
    if (expires != null) {
      next = next.isBefore(expires) ? next : expires;
    } else if (next.isAfter(entry.createdAt().plus(settings.giveUpAfter()))) {
      return finish(entry, Entries.End.FAILED, reason);
    }
    Instant chosen = next;
    String error = withoutSecrets(reason, entry.content());
    database.write(tx -> {
      entries.postpone(tx, entry.id(), error, chosen);
      return chosen;
    });
    LOG.warn("{} {} did not leave, next try at {}: {}", name(entry), entry.id(), chosen, error);
    return chosen;
  }

  /** The first wait, doubled for every failed try before, up to the longest. */
  private Duration wait(int attempts) {
    int doublings = Math.min(attempts, MOST_DOUBLINGS);
    Duration wait = settings.retryFirst().multipliedBy(1L << doublings);
    return wait.compareTo(settings.retryMost()) < 0 ? wait : settings.retryMost();
  }

  private static String name(Entry entry) {
    return entry.channel() == Channel.MAIL ? "mail" : "text message";
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
