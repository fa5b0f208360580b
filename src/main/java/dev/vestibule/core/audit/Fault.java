package dev.vestibule.core.audit;

/**
 * Something in the trail that nobody of ours did.
 *
 * @param position where in the chain; 0 when it has no place there
 * @param what in words for an operator
 */
public record Fault(Kind kind, long position, String what) {
  /** What was done. */
  public enum Kind {
    /** A record is not what was written. */
    CHANGED,
    /** Records are gone that nobody was to remove. */
    REMOVED,
    /** A record was written by somebody else. */
    INSERTED,
    /** A genuine record stands where it did not happen. */
    MOVED,
    /** A signed statement is not ours, or speaks of another chain. */
    HEAD,
    /** Records are gone from the end. */
    TRUNCATED
  }
}
