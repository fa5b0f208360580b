package dev.vestibule.core.tokens;

/**
 * A session that was just started.
 *
 * @param id names it to its owner; no secret
 */
public record StartedSession(String id, TokenScope scope, TokenPair tokens) {}
