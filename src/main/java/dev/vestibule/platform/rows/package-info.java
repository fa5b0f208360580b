/**
 * What all tables hold, as lines that are the same whichever database they come from: read in the
 * order of their keys, counted, digested, and written into another database. Tables: reads and
 * writes all of them, owns none. May use: platform.database.
 */
@NullMarked
package dev.vestibule.platform.rows;

import org.jspecify.annotations.NullMarked;
