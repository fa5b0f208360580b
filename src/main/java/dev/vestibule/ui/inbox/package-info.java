/**
 * The development inbox: a page to read mails in, and Mailpit's JSON API. Tables: none of its own.
 * May use: core, platform.
 */
@NullMarked
package dev.vestibule.ui.inbox;

import org.jspecify.annotations.NullMarked;
