package dev.vestibule.platform.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * One piece of background work.
 *
 * @param job the kind
 * @param id what it is about, within its kind
 * @param due when it is to be done, or was to be
 * @param node who does it now
 * @param beat when that node last said so
 * @param failures how often in a row it failed
 */
public record JobPiece(
    String job,
    String id,
    Optional<Instant> due,
    Optional<String> node,
    Optional<Instant> beat,
    int failures,
    Optional<Instant> lastSuccess,
    Optional<Instant> lastFailure) {}
