package dev.vestibule.platform.limits;

import dev.vestibule.platform.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** An allowance for each of many: a network, an address that mail goes to, or all together. */
public final class Budget {
  private final Allowance allowance;
  private final Counts counts;
  private final byte[] key;
  private final LongAdder refused = new LongAdder();

  /**
   * @param key hides whose budget is kept where; the same on all nodes
   */
  public Budget(Allowance allowance, Counts counts, byte[] key) {
    this.allowance = allowance;
    this.counts = counts;
    this.key = key.clone();
  }

  /** The limit's name. */
  public String name() {
    return allowance.name();
  }

  /** How often there was nothing left, since this process started. */
  public long refused() {
    return refused.sum();
  }

  /** Spends one of somebody's; what is short when nothing is left. */
  public Optional<Shortage> spend(String whose) {
    if (allowance.unlimited()) {
      return Optional.empty();
    }
    Optional<Shortage> shortage =
        counts.spend(allowance, subject(whose)).map(wait -> Shortage.of(allowance, wait));
    shortage.ifPresent(_ -> refused.increment());
    return shortage;
  }

  /** Takes the spending of one back. */
  public void giveBack(String whose) {
    if (!allowance.unlimited()) {
      counts.giveBack(allowance, subject(whose));
    }
  }

  private String subject(String whose) {
    byte[] words = (allowance.name() + "\n" + whose).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.hmacSha256(key, words));
  }
}
