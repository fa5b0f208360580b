/**
 * What is done with many accounts at once: a job that goes on where it was when its process dies,
 * and does with each account what {@code core.administration} does with one. Tables: {@code
 * bulk_jobs}, {@code bulk_items}. May use: core.administration, core.accounts, core.rights,
 * platform.
 */
@NullMarked
package dev.vestibule.core.bulk;

import org.jspecify.annotations.NullMarked;
