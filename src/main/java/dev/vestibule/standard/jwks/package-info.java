/** The published signing keys (RFC 7517). Tables: none. May use: core, platform. */
@NullMarked
package dev.vestibule.standard.jwks;

import org.jspecify.annotations.NullMarked;
