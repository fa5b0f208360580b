/**
 * Log lines: their form, their level, one line per request. Tables: none. May use: config, tracing.
 */
@NullMarked
package dev.vestibule.platform.log;

import org.jspecify.annotations.NullMarked;
