/**
 * The accounts API of seed S1, whose mailed links lead to the API itself. Tables: none. May use:
 * dialect.drf, core, platform.
 */
@NullMarked
package dev.vestibule.dialect.signup;

import org.jspecify.annotations.NullMarked;
