/**
 * Mails and text messages to people: written with the change that causes them, sent later; mails
 * are rendered from templates. Which events of an account are told is decided here too. Tables:
 * {@code outbox}. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.notifications;

import org.jspecify.annotations.NullMarked;
