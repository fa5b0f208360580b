package dev.vestibule.core.tokens;

import java.time.Duration;

/**
 * How a dialect wants its tokens.
 *
 * @param access how long an access token lives
 * @param refresh how long a refresh token lives
 * @param rotate whether a refresh hands out a new refresh token
 * @param revokeRotated whether the former refresh token ends then
 * @param retry how long somebody who lost the answer to a refresh gets the same one again
 * @param user how an access token names its account
 */
public record TokenRules(
    Duration access,
    Duration refresh,
    boolean rotate,
    boolean revokeRotated,
    Duration retry,
    UserClaim user) {
  /** Rules with the usual time for a retry and the usual claim. */
  public TokenRules(Duration access, Duration refresh, boolean rotate, boolean revokeRotated) {
    this(access, refresh, rotate, revokeRotated, RotateSession.RETRY, UserClaim.USUAL);
  }
}
