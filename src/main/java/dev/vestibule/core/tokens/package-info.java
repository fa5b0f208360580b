/**
 * Everything a request can be made with: sessions, access and refresh tokens, stored tokens, and
 * the keys that sign. Tables: {@code sessions}, {@code refresh_tokens}, {@code signing_keys}. May
 * use: core, platform.
 */
@NullMarked
package dev.vestibule.core.tokens;

import org.jspecify.annotations.NullMarked;
