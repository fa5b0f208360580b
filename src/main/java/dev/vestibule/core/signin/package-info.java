/**
 * Proving who one is with a password. Tables: sign_in_failures, sign_in_passes. May use: core,
 * platform.
 */
@NullMarked
package dev.vestibule.core.signin;

import org.jspecify.annotations.NullMarked;
