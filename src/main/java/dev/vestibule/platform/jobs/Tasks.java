package dev.vestibule.platform.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Duration;
import java.time.Instant;

/** Jobs in db-scheduler's words. */
final class Tasks {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 5;

  private Tasks() {}

  static CustomTask<Void> of(Job job) {
    return com.github.kagkarlsson.scheduler.task.helper.Tasks.custom(job.name(), Void.class)
        .onDeadExecution(Tasks::revive)
        .onFailure(Tasks::retry)
        .execute((instance, context) -> completion(job.work().run(instance.getId())));
  }

  private static CompletionHandler<Void> completion(
      @org.jspecify.annotations.Nullable Instant next) {
    return next == null
        ? (complete, operations) -> operations.remove()
        : (complete, operations) -> operations.reschedule(complete, next);
  }

  /**
   * A node died with it: due at once, and no failure of its own. The library's way would count one,
   * and take the time from the machine's clock, which may have been set.
   */
  private static void revive(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    Instant now = complete.getTimeDone();
    operations.reschedule(ExecutionComplete.success(complete.getExecution(), now, now), now);
  }

  /** Work that throws is broken infrastructure or a bug: never dropped, tried ever more rarely. */
  private static void retry(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    int failures = Math.min(complete.getExecution().consecutiveFailures, MOST_DOUBLINGS);
    Duration wait = FIRST_RETRY.multipliedBy(1L << failures);
    operations.reschedule(complete, complete.getTimeDone().plus(wait));
  }
}
