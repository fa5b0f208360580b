package dev.vestibule.platform.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In a Redis or Valkey that all nodes share. While it does not answer, each node counts in its own
 * memory: nobody is let through uncounted, and nobody is turned away for it.
 */
public final class RedisCounts implements Counts {
  private static final Logger LOG = LoggerFactory.getLogger(RedisCounts.class);
  private static final String PREFIX = "vestibule:limits:";

  /** How long an answer may take: people wait for it. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** How long nobody asks again after it did not answer. */
  private static final Duration REST = Duration.ofSeconds(5);

  /** Buckets that are full again are kept a little longer, for clocks that differ. */
  private static final Duration KEPT = Duration.ofSeconds(10);

  private final RedisClient client;
  private final MemoryCounts own;
  private final InstantSource clock;
  private final ReentrantLock connecting = new ReentrantLock();
  private final LongAdder unanswered = new LongAdder();
  private volatile @Nullable ProxyManager<byte[]> shared;
  private volatile Instant restingUntil = Instant.EPOCH;

  private RedisCounts(RedisClient client, InstantSource clock) {
    this.client = client;
    this.own = new MemoryCounts(clock);
    this.clock = clock;
  }

  /**
   * Takes a place that need not answer yet.
   *
   * @param url redis:// or rediss://, with a password where one is needed
   */
  public static RedisCounts open(String url, InstantSource clock) {
    RedisURI address = RedisURI.create(url);
    address.setTimeout(PATIENCE);
    RedisClient client = RedisClient.create(address);
    client.setOptions(
        ClientOptions.builder()
            .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
            .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .build());
    return new RedisCounts(client, clock);
  }

  @Override
  public Optional<Duration> spend(Allowance allowance, String subject) {
    return asked(allowance, subject, RedisCounts::spent)
        .orElseGet(() -> own.spend(allowance, subject));
  }

  private static Optional<Duration> spent(Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  @Override
  public void giveBack(Allowance allowance, String subject) {
    boolean there =
        asked(
                allowance,
                subject,
                bucket -> {
                  bucket.addTokens(1);
                  return true;
                })
            .orElse(false);
    if (!there) {
      own.giveBack(allowance, subject);
    }
  }

  @Override
  public long unanswered() {
    return unanswered.sum();
  }

  /** What Redis answers; empty when it does not, or did not a moment ago. */
  private <T> Optional<T> asked(Allowance allowance, String subject, Function<Bucket, T> question) {
    if (clock.instant().isBefore(restingUntil)) {
      unanswered.increment();
      return Optional.empty();
    }
    try {
      byte[] key = (PREFIX + subject).getBytes(StandardCharsets.US_ASCII);
      BucketConfiguration full = allowance.bucket();
      T answer = question.apply(buckets().builder().build(key, () -> full));
      if (restingUntil.isAfter(Instant.EPOCH)) {
        restingUntil = Instant.EPOCH;
        LOG.info("Redis answers again: limits are shared by all nodes");
      }
      return Optional.of(answer);
    } catch (RuntimeException e) {
      rest(e);
      return Optional.empty();
    }
  }

  private void rest(RuntimeException failure) {
    unanswered.increment();
    boolean news = restingUntil.equals(Instant.EPOCH);
    restingUntil = clock.instant().plus(REST);
    if (news) {
      // The message may hold the address with its password.
      LOG.warn(
          "Redis does not answer ({}): limits are counted by each node until it does",
          failure.getClass().getSimpleName());
    }
  }

  private ProxyManager<byte[]> buckets() {
    ProxyManager<byte[]> known = shared;
    if (known != null) {
      return known;
    }
    connecting.lock();
    try {
      known = shared;
      if (known == null) {
        known =
            Bucket4jLettuce.casBasedBuilder(client.connect(ByteArrayCodec.INSTANCE))
                .clientClock(new InstantMeter(clock))
                .requestTimeout(PATIENCE)
                .expirationAfterWrite(
                    ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT))
                .build();
        shared = known;
      }
      return known;
    } finally {
      connecting.unlock();
    }
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, PATIENCE);
  }
}
