/**
 * Requests to addresses that somebody chose, such as those of webhooks: to public addresses alone
 * unless settings allow others. Tables: none. May use: platform.
 */
@NullMarked
package dev.vestibule.platform.outbound;

import org.jspecify.annotations.NullMarked;
