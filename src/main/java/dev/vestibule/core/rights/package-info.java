/**
 * Who may do what to other people's accounts: permissions, the groups that carry them, and the keys
 * of services. Tables: {@code account_groups}, {@code group_permissions}, {@code group_members},
 * {@code api_keys}, {@code api_key_permissions}. May use: core.accounts, core.events, platform.
 */
@NullMarked
package dev.vestibule.core.rights;

import org.jspecify.annotations.NullMarked;
