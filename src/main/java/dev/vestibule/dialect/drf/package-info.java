/**
 * The rules that every dialect of the Django REST framework family shares: fields and validators,
 * content negotiation, credentials, the wording of errors in English and French. Tables: none. May
 * use: core, platform.
 */
@NullMarked
package dev.vestibule.dialect.drf;

import org.jspecify.annotations.NullMarked;
