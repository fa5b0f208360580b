/**
 * The pages that people see: sign in, sign up, sign out, a forgotten password, mailed links, their
 * own account, and errors. Tables: none. May use: core, platform, ui.pages.
 */
@NullMarked
package dev.vestibule.ui.hosted;

import org.jspecify.annotations.NullMarked;
