/**
 * What operators' machines ask: is it alive, is it ready, how busy is it. Tables: none. May use:
 * platform.
 */
@NullMarked
package dev.vestibule.ui.ops;

import org.jspecify.annotations.NullMarked;
