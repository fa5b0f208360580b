/**
 * The console: pages at {@code /console/} for people who look after accounts. Its frame asks who
 * comes and what they may do; its parts bring pages and their entries in the navigation. Whatever
 * is done goes through the use cases that the native API calls. Tables: none. May use: ui.pages,
 * core, platform.
 */
@NullMarked
package dev.vestibule.ui.console;

import org.jspecify.annotations.NullMarked;
