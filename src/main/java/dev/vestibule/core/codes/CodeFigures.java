package dev.vestibule.core.codes;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What has happened to codes since this process started. */
public final class CodeFigures {
  private final LongAdder sent = new LongAdder();
  private final LongAdder entered = new LongAdder();
  private final Map<Held, LongAdder> held = new EnumMap<>(Held.class);

  public CodeFigures() {
    for (Held reason : Held.values()) {
      held.put(reason, new LongAdder());
    }
  }

  /** How many codes left, by text message or mail. */
  public long sent() {
    return sent.sum();
  }

  /** How many were entered rightly. */
  public long entered() {
    return entered.sum();
  }

  /** How many were not sent for that reason. */
  public long held(Held reason) {
    return adder(reason).sum();
  }

  void countSent() {
    sent.increment();
  }

  void countEntered() {
    entered.increment();
  }

  void countHeld(Held reason) {
    adder(reason).increment();
  }

  private LongAdder adder(Held reason) {
    LongAdder adder = held.get(reason);
    if (adder == null) {
      throw new IllegalStateException("no figure for " + reason);
    }
    return adder;
  }
}
