package dev.vestibule.core.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * An account with what administrators see of it beyond its own.
 *
 * @param updatedAt when its data were changed last
 * @param lastSeenAt when a session of it was started or used last, to the minute
 */
public record ListedAccount(Account account, Instant updatedAt, Optional<Instant> lastSeenAt) {}
