/**
 * The composition root: Vestibule wires the whole house by hand; Main hands the arguments to the
 * command line. Everything else lives in a room of its own below.
 */
@NullMarked
package dev.vestibule;

import org.jspecify.annotations.NullMarked;
