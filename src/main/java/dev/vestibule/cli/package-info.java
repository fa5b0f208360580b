/** The command line: one class per verb. Tables: none. May use: everything. */
@NullMarked
package dev.vestibule.cli;

import org.jspecify.annotations.NullMarked;
