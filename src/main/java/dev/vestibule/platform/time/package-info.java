/** The time that the server goes by. Tables: none. May use: nothing. */
@NullMarked
package dev.vestibule.platform.time;

import org.jspecify.annotations.NullMarked;
