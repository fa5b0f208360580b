/**
 * What people with permissions, and services, do to the accounts of others and to groups. Every
 * rule about rights is held in the transaction that writes: nobody touches an account that may do
 * more than they may themselves, and nobody gives away what they do not have. Tables: {@code
 * saved_views}, {@code setup_links}. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.administration;

import org.jspecify.annotations.NullMarked;
