/**
 * Uploaded pictures, served so that a browser can do nothing but show them. Tables: none. May use:
 * core, platform.
 */
@NullMarked
package dev.vestibule.ui.media;

import org.jspecify.annotations.NullMarked;
