package dev.vestibule.platform.backup;

import dev.vestibule.platform.rows.Tally;
import java.util.Map;

/**
 * A backup that was read to its end and found to be what was written.
 *
 * @param sums of each table
 * @param keys the wrapped keys in it, by their names
 */
public record Checked(
    Manifest manifest, Totals totals, Map<String, Tally.Sum> sums, Map<String, byte[]> keys) {}
