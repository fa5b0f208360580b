package dev.vestibule.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** In the memory of this process: for one node, or while a shared place does not answer. */
public final class MemoryCounts implements Counts {
  /** Budgets remembered at most; who comes after so many others starts anew. */
  private static final long MOST = 200_000;

  private record Kept(Bucket bucket, Duration period) {}

  private final TimeMeter meter;
  private final Cache<String, Kept> buckets;

  /** Budgets with nothing spent. */
  public MemoryCounts(InstantSource clock) {
    this.meter = new InstantMeter(clock);
    // A bucket that was left alone for its period is full again: nothing is lost with it.
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(Expiry.accessing((String _, Kept kept) -> kept.period().multipliedBy(2)))
            .ticker(meter::currentTimeNanos)
            .build();
  }

  @Override
  public Optional<Duration> spend(Allowance allowance, String subject) {
    ConsumptionProbe probe = bucket(allowance, subject).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  @Override
  public void giveBack(Allowance allowance, String subject) {
    bucket(allowance, subject).addTokens(1);
  }

  private Bucket bucket(Allowance allowance, String subject) {
    return buckets.get(subject, _ -> new Kept(made(allowance), allowance.period())).bucket();
  }

  private Bucket made(Allowance allowance) {
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity(allowance.most()).refillGreedy(allowance.most(), allowance.period()))
        .withCustomTimePrecision(meter)
        .build();
  }
}
