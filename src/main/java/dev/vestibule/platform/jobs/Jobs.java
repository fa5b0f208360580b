package dev.vestibule.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.MariaDBJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs in the background. What a transaction schedules exists exactly when it commits, and
 * starts at once on this node. Work of a node that died is taken over by another within half a
 * minute.
 */
public final class Jobs {
  private static final Duration POLLING = Duration.ofSeconds(5);

  /** Four missed beats mean death; looked for at every second beat. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(4);

  private static final int MISSED = 4;

  /** Some of them may wait for endpoints of webhooks, while the others send mail. */
  private static final int THREADS = 6;

  private final Database database;
  private final InstantSource clock;
  private final Duration grace;
  private final JobFigures figures = new JobFigures();
  private final Map<String, CustomTask<Void>> tasks = new LinkedHashMap<>();
  private final String node = "node-" + RandomSecrets.hex(8);
  private volatile @Nullable Scheduler scheduler;

  /**
   * @param grace how long {@link #stop} waits for work that is under way
   */
  public Jobs(Database database, InstantSource clock, Duration grace, List<Job> jobs) {
    this.database = database;
    this.clock = clock;
    this.grace = grace;
    jobs.forEach(job -> tasks.put(job.name(), Tasks.of(figures.watched(job))));
    database.onMoved(() -> Thread.ofVirtual().start(this::again));
  }

  /** What has been done on this node. */
  public JobFigures figures() {
    return figures;
  }

  /** Schedules work as part of the transaction; an id that is scheduled already keeps its time. */
  public void schedule(Transaction tx, String job, String id, Instant at) {
    CustomTask<Void> task = task(job);
    client(tx, task).scheduleIfNotExists(task.instance(id), at);
    tx.afterCommit(this::wake);
  }

  /**
   * Schedules work as part of the transaction, sooner or later than it was.
   *
   * @return false when it is being done at this moment, and nothing was changed
   */
  public boolean hasten(Transaction tx, String job, String id, Instant at) {
    CustomTask<Void> task = task(job);
    SchedulerClient client = client(tx, task);
    if (client.getScheduledExecution(task.instance(id)).filter(e -> e.isPicked()).isPresent()) {
      return false;
    }
    boolean _ =
        client.schedule(
            task.instance(id), at, SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
    tx.afterCommit(this::wake);
    return true;
  }

  /** The names of all kinds of work. */
  public List<String> names() {
    return List.copyOf(tasks.keySet());
  }

  /** How this process calls itself where it works on something. */
  public String node() {
    return node;
  }

  private CustomTask<Void> task(String job) {
    CustomTask<Void> task = tasks.get(job);
    if (task == null) {
      throw new IllegalArgumentException("no such job: " + job);
    }
    return task;
  }

  private static SchedulerClient client(Transaction tx, CustomTask<Void> task) {
    return SchedulerClient.Builder.create(new LentConnection(tx.connection()), task)
        .jdbcCustomization(customization(tx.sql().dialect()))
        .serializer(new NoData())
        .build();
  }

  /** Starts working; to be called once the server answers, so that starting is quick. */
  public synchronized void start() {
    if (scheduler == null) {
      Scheduler started = build();
      started.start();
      scheduler = started;
    }
  }

  /** Takes no new work and waits for what is under way, at most for the time given. */
  public synchronized void stop() {
    Scheduler running = scheduler;
    scheduler = null;
    if (running != null) {
      running.stop();
    }
  }

  /** Another database may need other words; whoever works on a job finishes it. */
  private synchronized void again() {
    Scheduler former = scheduler;
    if (former != null) {
      scheduler = null;
      start();
      former.stop();
    }
  }

  private void wake() {
    Scheduler running = scheduler;
    if (running != null) {
      running.triggerCheckForDueExecutions();
    }
  }

  private static JdbcCustomization customization(SQLDialect dialect) {
    if (dialect == SQLDialect.SQLITE) {
      return new SqliteJdbcCustomization();
    }
    return dialect == SQLDialect.MARIADB
        ? new MariaDBJdbcCustomization(true)
        : new PostgreSqlJdbcCustomization(false, true);
  }

  private Scheduler build() {
    return Scheduler.create(database.writer(), List.copyOf(tasks.values()))
        // One writer at a time: fetch a few, then lock each when its turn comes.
        .pollUsingFetchAndLockOnExecute(0.5, 3.0)
        .jdbcCustomization(customization(database.dialect()))
        .serializer(new NoData())
        .alwaysPersistTimestampInUTC()
        .clock(clock::instant)
        .schedulerName(new SchedulerName.Fixed(node))
        .threads(THREADS)
        .pollingInterval(POLLING)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED)
        .shutdownMaxWait(grace)
        .build();
  }
}
