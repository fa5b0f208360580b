/**
 * The accounts API of seed S0, with django-rest-knox's tokens. Tables: none. May use: core,
 * platform, dialect.drf.
 */
@NullMarked
package dev.vestibule.dialect.knox;

import org.jspecify.annotations.NullMarked;
