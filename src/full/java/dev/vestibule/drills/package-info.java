/**
 * Drills: real servers that are killed, cut off, filled up and overrun, and a checker that decides
 * from what their clients saw whether a promise was broken. The short form runs with the profile
 * {@code full}, the whole one by {@code scripts/drills}; docs/reliability.md has the results.
 */
@NullMarked
package dev.vestibule.drills;

import org.jspecify.annotations.NullMarked;
