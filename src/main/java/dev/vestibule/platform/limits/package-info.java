/**
 * How often something may be asked. Counts are kept in the memory of this process.
 *
 * <p>May use platform.config; no tables.
 */
@NullMarked
package dev.vestibule.platform.limits;

import org.jspecify.annotations.NullMarked;
