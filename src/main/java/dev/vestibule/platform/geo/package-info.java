/**
 * Places of network addresses, from a file that the operator installs. Tables: none. May use:
 * nothing of the core. Nobody else knows the reader of MaxMind's format.
 */
@NullMarked
package dev.vestibule.platform.geo;

import org.jspecify.annotations.NullMarked;
