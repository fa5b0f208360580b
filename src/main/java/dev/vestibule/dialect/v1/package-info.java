/**
 * The product's own API: registrations, sessions, one's own account, password resets (seeds S2 and
 * S3). Tables: none. May use: core, platform.
 */
@NullMarked
package dev.vestibule.dialect.v1;

import org.jspecify.annotations.NullMarked;
