/**
 * Connections, transactions, migrations and column types. Tables: {@code flyway_schema_history}.
 * May use: platform.
 */
@NullMarked
package dev.vestibule.platform.database;

import org.jspecify.annotations.NullMarked;
