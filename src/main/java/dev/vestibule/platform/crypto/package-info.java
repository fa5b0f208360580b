/**
 * The master key and what it wraps; digests and random secrets. Tables: {@code wrapped_keys}. May
 * use: platform.
 */
@NullMarked
package dev.vestibule.platform.crypto;

import org.jspecify.annotations.NullMarked;
