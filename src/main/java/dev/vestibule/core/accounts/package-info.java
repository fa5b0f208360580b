/**
 * Who can sign in: the account, its states, and the use cases that change it. Tables: {@code
 * accounts}, {@code account_words}, {@code imported_accounts}. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.accounts;

import org.jspecify.annotations.NullMarked;
