/**
 * One-time links, and the use cases that make, follow or void them: registration, activation,
 * reset, and every change of an account that makes its mailed links worthless. Tables: {@code
 * one_time_links}. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.verification;

import org.jspecify.annotations.NullMarked;
