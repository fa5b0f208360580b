/**
 * Everything that people have here, as JSON Lines that any program can read and that another server
 * takes back whole (docs/export.md). Tables: none of its own; rows of sessions and keys of services
 * are read and written as they are. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.export;

import org.jspecify.annotations.NullMarked;
