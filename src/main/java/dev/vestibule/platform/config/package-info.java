/**
 * Settings as typed records: read from file, environment and flags, validated, explained. Tables:
 * none. May use: nothing of ours.
 */
@NullMarked
package dev.vestibule.platform.config;

import org.jspecify.annotations.NullMarked;
