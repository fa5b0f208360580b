package dev.vestibule.platform.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * So many requests a minute for each network that calls, refilled evenly. Exact however many come
 * at once.
 */
public final class NetworkBudget {
  /** Networks remembered at most; who comes after so many others starts anew. */
  private static final long NETWORKS = 100_000;

  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final int perMinute;
  private final LoadingCache<String, Bucket> buckets;

  /**
   * A budget with nothing spent.
   *
   * @param perMinute how many requests; 0 for no limit
   */
  public NetworkBudget(int perMinute, InstantSource clock) {
    this.perMinute = perMinute;
    TimeMeter meter = meter(clock);
    // A bucket that was left alone for a period is full again: nothing is lost with it.
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(NETWORKS)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .ticker(meter::currentTimeNanos)
            .build(network -> bucket(perMinute, meter));
  }

  /** Spends one request of an address's network; how long to wait when none is left. */
  public Optional<Duration> spend(String address) {
    if (perMinute == 0) {
      return Optional.empty();
    }
    ConsumptionProbe probe = buckets.get(ClientNetwork.of(address)).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private static Bucket bucket(int perMinute, TimeMeter meter) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
        .withCustomTimePrecision(meter)
        .build();
  }

  private static TimeMeter meter(InstantSource clock) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
      }

      @Override
      public boolean isWallClockBased() {
        return true;
      }
    };
  }
}
