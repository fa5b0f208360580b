/**
 * The administration part of the native API: accounts of others, and groups. Tables: none. May use:
 * dialect.v1 and its frame, core, platform.
 */
@NullMarked
package dev.vestibule.dialect.v1.admin;

import org.jspecify.annotations.NullMarked;
