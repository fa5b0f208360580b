package dev.vestibule.platform.jobs;

import dev.vestibule.platform.figures.Tally;
import dev.vestibule.platform.figures.Timings;
import java.util.Map;
import java.util.TreeMap;

/** How often jobs ran on this node, how long, and how often they broke. */
public final class JobFigures {
  private final Map<String, Timings> times = new TreeMap<>();
  private final Tally broken = new Tally();

  JobFigures() {}

  /** The same job, measured. */
  Job watched(Job job) {
    Timings own = times.computeIfAbsent(job.name(), _ -> new Timings());
    broken.knowing(job.name());
    return new Job(
        job.name(),
        id -> {
          long start = System.nanoTime();
          try {
            return job.work().run(id);
          } catch (RuntimeException e) {
            broken.add(job.name());
            throw e;
          } finally {
            own.took(System.nanoTime() - start);
          }
        });
  }

  /** How long each kind of job took. */
  public Map<String, Timings> times() {
    return Map.copyOf(times);
  }

  /** How often each kind threw, which is broken infrastructure or a bug. */
  public Map<String, Long> broken() {
    return broken.counts();
  }
}
