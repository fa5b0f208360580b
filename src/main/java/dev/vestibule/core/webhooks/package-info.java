/**
 * Tells other programs what happens (webhooks): by the scheme of standardwebhooks.com, at least
 * once, in order for each account. Tables: {@code webhook_endpoints}, {@code webhook_deliveries}.
 * May use: core.accounts, core.events, platform.
 */
@NullMarked
package dev.vestibule.core.webhooks;

import org.jspecify.annotations.NullMarked;
