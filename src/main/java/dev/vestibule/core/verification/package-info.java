/**
 * One-time links and what they prove: activation, password and username reset. Tables: {@code
 * one_time_links}. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.verification;

import org.jspecify.annotations.NullMarked;
