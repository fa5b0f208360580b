/**
 * What every route of the native API has in common: bodies read into declared shapes, problem
 * documents, who calls, preconditions and idempotency. Tables: none. May use: core, platform.
 */
@NullMarked
package dev.vestibule.dialect.v1.frame;

import org.jspecify.annotations.NullMarked;
