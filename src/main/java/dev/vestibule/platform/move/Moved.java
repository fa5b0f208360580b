package dev.vestibule.platform.move;

import java.time.Duration;

/**
 * What a move came to.
 *
 * @param rows that were compared
 * @param pause how long writes waited
 * @param took from the first round of catching up
 */
public record Moved(long rows, Duration pause, Duration took) {}
