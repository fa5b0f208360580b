/**
 * Requests that the former server still answers, while it is taken over route by route: handed to
 * it as they came, or asked on both sides to see where they differ. Tables: none. May use:
 * platform.
 */
@NullMarked
package dev.vestibule.dialect.upstream;

import org.jspecify.annotations.NullMarked;
