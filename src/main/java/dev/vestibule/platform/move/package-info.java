/**
 * Moves the data into another database while servers work, and back until that is confirmed
 * (docs/moving.md). Tables: {@code move_changes}; copies all others by way of platform.rows. May
 * use: platform.
 */
@NullMarked
package dev.vestibule.platform.move;

import org.jspecify.annotations.NullMarked;
