/**
 * HTTP as this house sees it: requests and answers as values, routes, and the one place that knows
 * Helidon. Tables: none. May use: platform.
 */
@NullMarked
package dev.vestibule.platform.http;

import org.jspecify.annotations.NullMarked;
