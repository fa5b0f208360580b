/**
 * Webhooks in the native API: endpoints, what they were told, telling it again. Tables: none. May
 * use: dialect.v1, dialect.v1.frame, core, platform.
 */
@NullMarked
package dev.vestibule.dialect.v1.webhooks;

import org.jspecify.annotations.NullMarked;
