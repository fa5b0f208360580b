/** Figures that rooms keep of themselves for operators. Tables: none. May use nothing. */
@NullMarked
package dev.vestibule.platform.figures;

import org.jspecify.annotations.NullMarked;
