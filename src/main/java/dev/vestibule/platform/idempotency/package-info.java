/**
 * Requests that a client may send again without their being done again. Table: {@code
 * idempotency_keys}. May use: platform.
 */
@NullMarked
package dev.vestibule.platform.idempotency;

import org.jspecify.annotations.NullMarked;
