/**
 * Mails to people: written with the change that causes them, rendered from templates, sent later.
 * Tables: {@code outbox}. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.notifications;

import org.jspecify.annotations.NullMarked;
