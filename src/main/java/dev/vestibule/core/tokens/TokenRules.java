package dev.vestibule.core.tokens;

import java.time.Duration;

/**
 * How a dialect wants its tokens.
 *
 * @param access how long an access token lives
 * @param refresh how long a refresh token lives
 * @param rotate whether a refresh hands out a new refresh token
 * @param revokeRotated whether the former refresh token ends then
 */
public record TokenRules(
    Duration access, Duration refresh, boolean rotate, boolean revokeRotated) {}
