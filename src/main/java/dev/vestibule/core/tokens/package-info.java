/**
 * Everything a request can be made with: sessions, access and refresh tokens, stored tokens, the
 * keys that sign, and the devices that people sign in from. Tables: {@code sessions}, {@code
 * refresh_tokens}, {@code signing_keys}, {@code known_devices}, {@code imported_keys}, {@code
 * imported_tokens}. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.tokens;

import org.jspecify.annotations.NullMarked;
