/**
 * What all pages share: the renderer and its frame, words in two languages, forms, who visits, and
 * the guard against other sites' forms. Tables: none. May use: core, platform.
 */
@NullMarked
package dev.vestibule.ui.pages;

import org.jspecify.annotations.NullMarked;
