/**
 * The console's pages about the server itself: dashboard, outbox, templates, keys that sign,
 * settings, jobs, nodes. What they show and do goes through what the native API uses. Tables: none.
 * May use: ui.console, core, platform.
 */
@NullMarked
package dev.vestibule.ui.console.operations;

import org.jspecify.annotations.NullMarked;
