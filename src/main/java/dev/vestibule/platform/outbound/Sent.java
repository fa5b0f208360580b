package dev.vestibule.platform.outbound;

import java.time.Duration;
import java.util.Optional;

/** What came of a request. */
public sealed interface Sent {
  /**
   * The other side answered.
   *
   * @param retryAfter how long it asks us to wait, when it tells that in seconds
   */
  record Answered(int status, Optional<Duration> retryAfter) implements Sent {
    /** Whether it took what was sent. A redirect is none: it is not followed. */
    public boolean accepted() {
      return status >= 200 && status < 300;
    }
  }

  /** Nothing was sent: the host has no address that may be connected to. */
  record Forbidden(String host) implements Sent {}

  /**
   * No answer came.
   *
   * @param reason in a few words, without what was sent
   */
  record Unanswered(String reason) implements Sent {}
}
