package dev.vestibule.platform.limits;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Placeholder until Redis is wired. */
public final class RedisCounts implements Counts {
  private final MemoryCounts memory;

  private RedisCounts(MemoryCounts memory) {
    this.memory = memory;
  }

  public static RedisCounts open(String url, InstantSource clock) {
    return new RedisCounts(new MemoryCounts(clock));
  }

  @Override
  public Optional<Duration> spend(Allowance allowance, String subject) {
    return memory.spend(allowance, subject);
  }

  @Override
  public void giveBack(Allowance allowance, String subject) {
    memory.giveBack(allowance, subject);
  }
}
