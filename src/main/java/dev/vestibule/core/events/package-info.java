/**
 * What happens to accounts and to the server, told in the transaction in which it happens. Use
 * cases tell it once; the audit trail, webhooks and statistics listen. Keeps no table. Uses
 * platform.http for where a request came from.
 */
@NullMarked
package dev.vestibule.core.events;

import org.jspecify.annotations.NullMarked;
