/**
 * What an account holds beside its names, address and password: the fields that the configuration
 * declares, and their values. Tables: {@code profile_values}. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.profiles;

import org.jspecify.annotations.NullMarked;
