/**
 * What services need of the native API: keys to call it with, and what other people's tokens are
 * worth. Tables: none. May use: dialect.v1.frame, core, platform.
 */
@NullMarked
package dev.vestibule.dialect.v1.services;

import org.jspecify.annotations.NullMarked;
