/** djoser's accounts API (seed S4). Tables: none. May use: dialect.drf, core, platform. */
@NullMarked
package dev.vestibule.dialect.djoser;

import org.jspecify.annotations.NullMarked;
