/**
 * Background work by db-scheduler, inside the transaction that asks for it. Tables: {@code
 * scheduled_tasks}. May use: platform.
 */
@NullMarked
package dev.vestibule.platform.jobs;

import org.jspecify.annotations.NullMarked;
