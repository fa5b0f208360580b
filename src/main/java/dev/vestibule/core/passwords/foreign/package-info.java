/**
 * Password hashes that other programs made, verified as those do and never made here: Django's, PHC
 * strings and bcrypt's own. What one of them may cost is bounded, so that no imported hash can
 * exhaust the server. Tables: none. May use: nothing of the house.
 */
@NullMarked
package dev.vestibule.core.passwords.foreign;

import org.jspecify.annotations.NullMarked;
