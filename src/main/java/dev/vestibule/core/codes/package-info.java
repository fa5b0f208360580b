/**
 * One-time codes that people type, and what keeps others from guessing them or from sending them at
 * our expense; docs/codes.md has the rules. Tables: {@code one_time_codes}. May use: core,
 * platform.
 */
@NullMarked
package dev.vestibule.core.codes;

import org.jspecify.annotations.NullMarked;
