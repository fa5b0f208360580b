package dev.vestibule.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestDatabase;
import dev.vestibule.core.notifications.MailHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes work on one database server. */
class TwoNodesJobsOnServerTest {
  private static final int JOBS = 100;
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path data;

  @Test
  void eachJobRunsOnce() throws Exception {
    Map<String, Integer> runs = new ConcurrentHashMap<>();
    CountDownLatch done = new CountDownLatch(JOBS);
    Job job =
        new Job(
            "test",
            id -> {
              runs.merge(id, 1, Integer::sum);
              done.countDown();
              return null;
            });
    String flag = "--database-url=" + TestDatabase.url(data);
    try (MailHouse one = new MailHouse(data, flag);
        MailHouse other = new MailHouse(data, flag)) {
      Jobs here = new Jobs(one.database, CLOCK, Duration.ofSeconds(5), List.of(job));
      Jobs there = new Jobs(other.database, CLOCK, Duration.ofSeconds(5), List.of(job));
      one.write(tx ->
          IntStream.range(0, JOBS)
              .forEach(n -> here.schedule(tx, "test", "job " + n, CLOCK.instant())));
      here.start();
      there.start();
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      here.stop();
      there.stop();
      int left = one.database.read(sql -> sql.fetchCount(sql.selectFrom("scheduled_tasks")));
      assertThat(left).isZero();
    }
    assertThat(runs).hasSize(JOBS).allSatisfy((id, times) -> assertThat(times).as(id).isOne());
  }
}
