package dev.vestibule.platform.backup;

/**
 * What a backup holds.
 *
 * @param content SHA-256 over all tables' names, counts and digests: the same for the same data
 */
public record Totals(int tables, long rows, String content) {}
