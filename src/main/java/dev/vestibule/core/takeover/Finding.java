package dev.vestibule.core.takeover;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of one user.
 *
 * @param id its key in the project
 * @param remarks what is not as it was there
 */
public record Finding(String id, String username, Outcome outcome, List<Remark> remarks) {
  public Finding {
    remarks = List.copyOf(remarks);
  }

  /** The same with one more remark. */
  Finding with(Remark remark) {
    List<Remark> more = new ArrayList<>(remarks);
    more.add(remark);
    return new Finding(id, username, Outcome.CHANGED, more);
  }

  /** What became of it. */
  public enum Outcome {
    IMPORTED,
    /** Imported, but for what the remarks say. */
    CHANGED,
    SKIPPED,
    /** It was imported before. */
    PRESENT,
    /** It was imported before, and followed a change that was made there since. */
    UPDATED
  }

  /**
   * Something that is not as it was.
   *
   * @param member of the account, such as {@code email}
   * @param proposal what the operator may do; empty for nothing
   */
  public record Remark(String member, String why, String proposal) {}
}
