/**
 * A mail as a value and the ways to hand it over: SMTP, inbox, console, folder. Tables: {@code
 * inbox_messages}. May use: platform.
 */
@NullMarked
package dev.vestibule.platform.mail;

import org.jspecify.annotations.NullMarked;
