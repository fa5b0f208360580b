package dev.vestibule.core.notifications;

import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.jobs.Jobs;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries messages of the outbox again now: those that failed, and those that wait for a next try.
 */
public final class RetryMessages {
  private static final int STEP = 100;

  private final Database database;
  private final Jobs jobs;
  private final Events events;
  private final InstantSource clock;

  public RetryMessages(Database database, Jobs jobs, Events events, InstantSource clock) {
    this.database = database;
    this.jobs = jobs;
    this.events = events;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** It is being tried, as the message says. */
    record Due(OutboxItem item) implements Outcome {}

    /** Nobody knows it. */
    record Gone() implements Outcome {}

    /** It was sent, expired, or what it said is no longer kept. */
    record Over(OutboxItem item) implements Outcome {}

    /** It is being tried at this moment. */
    record UnderWay(OutboxItem item) implements Outcome {}
  }

  /** Tries one message again. */
  public Outcome retry(String id) {
    return database.write(tx -> {
      Optional<OutboxItem> found = OutboxPages.byId(tx.sql(), id);
      if (found.isEmpty()) {
        return new Outcome.Gone();
      }
      OutboxItem item = found.get();
      if (!item.retriable(clock.instant())) {
        return new Outcome.Over(item);
      }
      if (!requeue(tx, item.id(), item.channel())) {
        return new Outcome.UnderWay(item);
      }
      told(tx, Map.of("what", "outbox.retry", "message", id));
      return new Outcome.Due(OutboxPages.byId(tx.sql(), id).orElseThrow());
    });
  }

  /**
   * Tries all failed messages again that can be.
   *
   * @param channel by what they leave; all when empty
   * @return how many
   */
  public int retryFailed(Optional<Channel> channel) {
    String after = "";
    int retried = 0;
    List<String> failed = failed(channel, after);
    while (!failed.isEmpty()) {
      List<String> some = failed;
      retried += database.write(tx -> some(tx, some));
      after = failed.getLast();
      failed = failed(channel, after);
    }
    return retried;
  }

  private List<String> failed(Optional<Channel> channel, String after) {
    return database.read(sql -> OutboxPages.failed(sql, channel, after, clock.instant(), STEP));
  }

  private int some(Transaction tx, List<String> ids) {
    int retried = 0;
    for (String id : ids) {
      Optional<OutboxItem> item =
          OutboxPages.byId(tx.sql(), id)
              .filter(found -> found.state() == MessageState.FAILED)
              .filter(found -> found.retriable(clock.instant()));
      if (item.isPresent() && requeue(tx, id, item.get().channel())) {
        retried++;
      }
    }
    if (retried > 0) {
      told(tx, Map.of("what", "outbox.retry", "messages", Integer.toString(retried)));
    }
    return retried;
  }

  private boolean requeue(Transaction tx, String id, Channel channel) {
    String job = channel == Channel.MAIL ? SendLetter.JOB : SendText.JOB;
    boolean free = jobs.hasten(tx, job, id, clock.instant());
    if (free) {
      Entries.requeue(tx, id, clock.instant());
    }
    return free;
  }

  private void told(Transaction tx, Map<String, String> facts) {
    events.happened(tx, EventType.SYSTEM_CHANGED, Optional.empty(), facts);
  }
}
