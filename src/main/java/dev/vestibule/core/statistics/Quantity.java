package dev.vestibule.core.statistics;

import dev.vestibule.core.events.Actor;
import dev.vestibule.core.events.Event;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is counted or measured. Words never change. */
public enum Quantity {
  /** Accounts that people made for themselves. */
  SIGN_UPS(Way.SUM),
  /** Addresses and numbers that were proven. */
  VERIFICATIONS(Way.SUM),
  SIGN_INS(Way.SUM),
  /** Attempts to sign in that were refused; stored for each reason by itself. */
  FAILURES(Way.SUM),
  PASSWORD_RESETS(Way.SUM),
  DELETIONS(Way.SUM),
  /** One-time codes, in the hour in which they were made. */
  CODES_MADE(Way.SUM),
  /** Those of them that were used since. */
  CODES_USED(Way.SUM),
  /** People who were here on a day of UTC. */
  ACTIVE_DAY(Way.GREATEST),
  /** People who were here in the thirty days up to then. */
  ACTIVE_MONTH(Way.GREATEST),
  /** Seconds that the oldest waiting mail or text message has waited, the most of each hour. */
  OUTBOX_LAG(Way.GREATEST);

  /** How figures of shorter times become one of a longer time. */
  enum Way {
    SUM,
    GREATEST
  }

  private final Way way;

  Quantity(Way way) {
    this.way = way;
  }

  /** The word in answers, such as {@code sign_ups}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether there is one figure for each day and none for hours. */
  public boolean daily() {
    return this == ACTIVE_DAY || this == ACTIVE_MONTH;
  }

  long together(long one, long other) {
    return way == Way.SUM ? one + other : Math.max(one, other);
  }

  static Optional<Quantity> ofWord(String word) {
    return Stream.of(values()).filter(quantity -> quantity.word().equals(word)).findFirst();
  }

  /** What an event counts for. */
  static Optional<Quantity> of(Event event) {
    return switch (event.type()) {
      case ACCOUNT_CREATED -> bySelf(event) ? Optional.of(SIGN_UPS) : Optional.empty();
      case ACCOUNT_VERIFIED -> Optional.of(VERIFICATIONS);
      case ACCOUNT_DELETED -> Optional.of(DELETIONS);
      case SESSION_CREATED -> Optional.of(SIGN_INS);
      case SESSION_REFUSED -> Optional.of(FAILURES);
      case PASSWORD_RESET_REQUESTED -> Optional.of(PASSWORD_RESETS);
      default -> Optional.empty();
    };
  }

  /** An import or a member of staff signs nobody up. */
  private static boolean bySelf(Event event) {
    return switch (event.actor()) {
      case Actor.Nobody() -> true;
      case Actor.Person(var uuid) -> event.account().filter(uuid::equals).isPresent();
      case Actor.Service _, Actor.Operator(), Actor.Server() -> false;
    };
  }
}
