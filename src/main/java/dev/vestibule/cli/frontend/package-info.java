/**
 * Front ends that exist already: presets for the families met most, and what a front end shows of
 * the back end it was written for. Tables: none. May use: platform.config.
 */
@NullMarked
package dev.vestibule.cli.frontend;

import org.jspecify.annotations.NullMarked;
