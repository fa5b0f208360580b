/**
 * Avatars: decoded with limits, re-encoded without metadata, kept in the database. Tables: {@code
 * avatars}. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.media;

import org.jspecify.annotations.NullMarked;
