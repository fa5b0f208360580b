/**
 * How the server does, by the native API: figures, outbox, templates, keys that sign, settings,
 * jobs, nodes. Tables: none. May use: dialect.v1.frame, core, platform.
 */
@NullMarked
package dev.vestibule.dialect.v1.operations;

import org.jspecify.annotations.NullMarked;
