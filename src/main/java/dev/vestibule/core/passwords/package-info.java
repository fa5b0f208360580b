/**
 * Passwords: hashing with Argon2id on few threads, and the rules a new one must keep. Tables: none.
 * May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.passwords;

import org.jspecify.annotations.NullMarked;
