/**
 * The pages where people look after their own account: profile, address, number, password,
 * sessions, data, and its end. Tables: none. May use: core, platform, ui.pages.
 */
@NullMarked
package dev.vestibule.ui.account;

import org.jspecify.annotations.NullMarked;
