package dev.vestibule.platform.config;

/**
 * djoser's PERMISSIONS. Others' accounts are changed and deleted by staff alone, whatever stands
 * here.
 */
public record DjoserPermissions(
    @Setting(
            value = "Who registers: allow-any, is-authenticated or is-admin-user.",
            byDefault = "allow-any",
            formerly = "PERMISSIONS user_create")
        Permission userCreate,
    @Setting(
            value = "Who activates accounts, and asks for the mail again.",
            byDefault = "allow-any",
            formerly = "PERMISSIONS activation")
        Permission activation,
    @Setting(
            value = "Who asks for a new password by mail.",
            byDefault = "allow-any",
            formerly = "PERMISSIONS password_reset")
        Permission passwordReset,
    @Setting(
            value = "Who chooses a new password with a mailed link.",
            byDefault = "allow-any",
            formerly = "PERMISSIONS password_reset_confirm")
        Permission passwordResetConfirm,
    @Setting(
            value = "Who changes their password.",
            byDefault = "current-user-or-admin",
            formerly = "PERMISSIONS set_password")
        Permission setPassword,
    @Setting(
            value = "Who asks for a new username by mail.",
            byDefault = "allow-any",
            formerly = "PERMISSIONS username_reset")
        Permission usernameReset,
    @Setting(
            value = "Who chooses a new username with a mailed link.",
            byDefault = "allow-any",
            formerly = "PERMISSIONS username_reset_confirm")
        Permission usernameResetConfirm,
    @Setting(
            value = "Who changes their username.",
            byDefault = "current-user-or-admin",
            formerly = "PERMISSIONS set_username")
        Permission setUsername,
    @Setting(
            value = "Who deletes accounts.",
            byDefault = "current-user-or-admin",
            formerly = "PERMISSIONS user_delete")
        Permission userDelete,
    @Setting(
            value =
                "Who reads an account: current-user-or-admin, is-admin-user, or with"
                    + " is-authenticated and current-user-or-admin-or-read-only everybody who is"
                    + " signed in.",
            byDefault = "current-user-or-admin",
            formerly = "PERMISSIONS user")
        Permission user,
    @Setting(
            value =
                "Who lists accounts: with current-user-or-admin others than staff see themselves.",
            byDefault = "current-user-or-admin",
            formerly = "PERMISSIONS user_list")
        Permission userList,
    @Setting(
            value = "Who gets a stored token for a name and a password.",
            byDefault = "allow-any",
            formerly = "PERMISSIONS token_create")
        Permission tokenCreate) {}
