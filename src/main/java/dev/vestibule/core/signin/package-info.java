/** Proving who one is with a password. Tables: none of its own. May use: core, platform. */
@NullMarked
package dev.vestibule.core.signin;

import org.jspecify.annotations.NullMarked;
