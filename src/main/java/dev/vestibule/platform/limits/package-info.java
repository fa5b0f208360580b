/**
 * How often something may be asked: budgets of networks, addresses and all together, counted in
 * memory, in the database or in Redis.
 *
 * <p>Tables: limit_counts. May use platform.config, platform.crypto and platform.database.
 */
@NullMarked
package dev.vestibule.platform.limits;

import org.jspecify.annotations.NullMarked;
