/**
 * What runs where: the processes that serve from one database. Tables: {@code nodes}. May use:
 * core, platform.
 */
@NullMarked
package dev.vestibule.core.operations;

import org.jspecify.annotations.NullMarked;
