package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, and in which session.
 *
 * @param session null for a token that names none
 */
public record Caller(Account account, @Nullable String session) {}
