/**
 * One file that holds everything in the database, taken while servers write, and its way back into
 * any database (docs/backup.md has the format). Sealed by a passphrase in a form of our own: what
 * libraries offer for it (Tink's streaming AEAD) brings two megabytes and its own key sets, and
 * STREAM over the platform's AES-GCM is forty lines. Tables: all, by way of platform.rows. May use:
 * platform.
 */
@NullMarked
package dev.vestibule.platform.backup;

import org.jspecify.annotations.NullMarked;
