/**
 * One-time links, and the use cases that make, follow or void them: registration, activation,
 * reset, and every change of an account that makes its mailed links worthless; requests whose
 * answer must not tell whether there is an account. Tables: {@code one_time_links}, {@code
 * deferred_requests}. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.verification;

import org.jspecify.annotations.NullMarked;
