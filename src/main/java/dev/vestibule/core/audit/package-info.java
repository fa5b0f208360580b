/**
 * The audit trail: what happened, kept so that nobody can change it unseen, and so that whoever it
 * was about can be forgotten. docs/audit.md tells the format. Tables: {@code audit_events}, {@code
 * audit_keys}, {@code audit_chain}, {@code audit_heads}, {@code audit_signers}, {@code
 * audit_streams}. May use: core.events, platform.
 */
@NullMarked
package dev.vestibule.core.audit;

import org.jspecify.annotations.NullMarked;
