/** Plain pages that mailed links lead to by default. Tables: none. May use: core, platform. */
@NullMarked
package dev.vestibule.ui.pages;

import org.jspecify.annotations.NullMarked;
