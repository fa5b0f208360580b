/**
 * Taking accounts over from a running Django project, with their passwords, tokens, links, groups
 * and pictures. Here alone are Django's tables known; what is read is written by the stores of the
 * other rooms. Tables: {@code imported_second_factors}. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.takeover;

import org.jspecify.annotations.NullMarked;
