package dev.vestibule.platform.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * One kind of background work and how it goes.
 *
 * @param name its name in the table
 * @param waiting how many pieces of it there are, those that run among them
 * @param running how many are being done now
 * @param failing how many failed the last time
 * @param next when the next piece is due
 * @param lastSuccess when a piece that is still there last went well
 * @param lastFailure when a piece that is still there last failed
 */
public record JobKind(
    String name,
    int waiting,
    int running,
    int failing,
    Optional<Instant> next,
    Optional<Instant> lastSuccess,
    Optional<Instant> lastFailure) {}
