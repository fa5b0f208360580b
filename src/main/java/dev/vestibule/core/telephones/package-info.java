/**
 * Telephone numbers: from what somebody entered to E.164. Tables: none. May use: platform. Nobody
 * else knows libphonenumber.
 */
@NullMarked
package dev.vestibule.core.telephones;

import org.jspecify.annotations.NullMarked;
