package dev.vestibule.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.core.notifications.MailHouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class JobsTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path data;
  private MailHouse house;
  private final LinkedBlockingQueue<String> done = new LinkedBlockingQueue<>();

  @BeforeEach
  void open() {
    house = new MailHouse(data);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whatATransactionSchedulesStartsRightAfterItsCommit() throws Exception {
    Jobs jobs = jobs(id -> finish(id));
    jobs.start();
    Instant before = CLOCK.instant();
    house.write(tx -> jobs.schedule(tx, "test", "a", before));
    assertThat(done.poll(4, TimeUnit.SECONDS)).isEqualTo("a");
    jobs.stop();
    assertThat(rows()).isZero();
  }

  @Test
  void whatWasScheduledBeforeTheStartIsDoneAfterIt() throws Exception {
    Jobs jobs = jobs(id -> finish(id));
    house.write(tx -> jobs.schedule(tx, "test", "a", CLOCK.instant()));
    assertThat(rows()).isEqualTo(1);
    jobs.start();
    assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("a");
    jobs.stop();
  }

  @Test
  void aRollbackTakesTheWorkAlong() {
    Jobs jobs = jobs(id -> finish(id));
    assertThatThrownBy(() ->
            house.write(tx -> {
              jobs.schedule(tx, "test", "a", CLOCK.instant());
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");
    assertThat(rows()).isZero();
  }

  @Test
  void workThatNamesATimeIsCalledAgain() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Jobs jobs =
        jobs(id -> {
          boolean again = calls.incrementAndGet() < 3;
          return again ? CLOCK.instant() : finish(id);
        });
    jobs.start();
    house.write(tx -> jobs.schedule(tx, "test", "a", CLOCK.instant()));
    assertThat(done.poll(20, TimeUnit.SECONDS)).isEqualTo("a");
    assertThat(calls).hasValue(3);
    jobs.stop();
  }

  @Test
  void workThatThrowsIsKept() throws Exception {
    AtomicBoolean failed = new AtomicBoolean();
    Jobs jobs =
        jobs(id -> {
          if (failed.compareAndSet(false, true)) {
            throw new IllegalStateException("the first time");
          }
          return finish(id);
        });
    jobs.start();
    house.write(tx -> jobs.schedule(tx, "test", "a", CLOCK.instant()));
    assertThat(done.poll(20, TimeUnit.SECONDS)).isEqualTo("a");
    jobs.stop();
  }

  @Test
  void stoppingLetsWorkFinish() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Jobs jobs =
        jobs(id -> {
          started.countDown();
          await(go);
          return finish(id);
        });
    jobs.start();
    house.write(tx -> jobs.schedule(tx, "test", "a", CLOCK.instant()));
    assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
    Thread stopping = Thread.ofPlatform().start(jobs::stop);
    go.countDown();
    stopping.join();
    assertThat(done).containsExactly("a");
    assertThat(rows()).isZero();
  }

  @Test
  void theWorkOfADeadNodeIsTakenOver() throws Exception {
    AtomicInteger failures = new AtomicInteger(-1);
    Jobs jobs =
        jobs(id -> {
          failures.set(failures());
          return finish(id);
        });
    house.write(tx -> jobs.schedule(tx, "test", "a", CLOCK.instant()));
    house.write(tx -> pickAndDie(tx.connection()));
    jobs.start();
    assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("a");
    assertThat(failures).as("failures of its own").hasValue(0);
    jobs.stop();
  }

  private int failures() {
    return house.database.read(sql ->
        sql.fetchSingle("select coalesce(max(consecutive_failures), 0) from scheduled_tasks")
            .get(0, int.class));
  }

  /** As another node does two minutes ago, by its library. */
  private static void pickAndDie(Connection connection) {
    try (var statement =
        connection.prepareStatement(
            "update scheduled_tasks set picked = ?, picked_by = 'gone', last_heartbeat = ?,"
                + " version = version + 1")) {
      statement.setBoolean(1, true);
      statement.setTimestamp(2, Timestamp.from(CLOCK.instant().minus(Duration.ofMinutes(2))));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Jobs jobs(Job.Work work) {
    return new Jobs(house.database, CLOCK, Duration.ofSeconds(5), List.of(new Job("test", work)));
  }

  private Instant finish(String id) {
    done.add(id);
    return null;
  }

  private int rows() {
    return house.database.read(sql -> sql.fetchCount(sql.selectFrom("scheduled_tasks")));
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(5, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody let go");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("stopped too early", e);
    }
  }
}
