package dev.vestibule.platform.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** djoser's accounts API (seed S4). */
public record DjoserSettings(
    @Setting(value = "Whether it is served.", byDefault = "true", oneForAll = true) boolean enabled,
    @Setting(value = "The path it is mounted at; empty for the root.", byDefault = "/auth")
        String prefix,
    @Setting(
            value =
                "Further places where it is served, by names of their own, each with the settings"
                    + " of this section that it has in another way.",
            oneForAll = true)
        Map<String, Overrides> mounts,
    @Setting(
            "Routes at other paths below the prefix, or off, by name: root, users, me, user,"
                + " activation, activation-by-path, resend-activation, set-password,"
                + " reset-password, reset-password-confirm, set-username, reset-username,"
                + " reset-username-confirm, jwt-create, jwt-refresh, jwt-verify,"
                + " jwt-blacklist, logout, token-login, token-logout.")
        Map<String, String> routes,
    @Setting(
            value =
                "What accounts are called by: with email they have no username for front ends;"
                    + " one is made that nobody sees.",
            byDefault = "username",
            formerly = "USERNAME_FIELD")
        LoginField naturalName,
    @Setting(
            value = "What people sign in with: username or email; natural-name's when not set.",
            formerly = "LOGIN_FIELD")
        Optional<LoginField> loginField,
    @Setting(
            value =
                "Words accepted in front of a JWT in Authorization; the first is named in"
                    + " WWW-Authenticate.",
            byDefault = "Bearer",
            formerly = "SIMPLE_JWT AUTH_HEADER_TYPES")
        List<String> tokenPrefixes,
    @Setting(
            value =
                "Words accepted in front of a stored token in Authorization beside those of"
                    + " dialects.knox.auth-header-prefix, in any case.",
            byDefault = "Token",
            formerly = "TokenAuthentication keyword")
        List<String> storedTokenPrefixes,
    @Setting(
            value = "Whether a new account proves its address by mail before it can sign in.",
            byDefault = "true",
            formerly = "SEND_ACTIVATION_EMAIL")
        boolean sendActivationEmail,
    @Setting(
            value = "Whether a mail confirms an activation or registration.",
            byDefault = "false",
            formerly = "SEND_CONFIRMATION_EMAIL")
        boolean sendConfirmationEmail,
    @Setting(
            value = "Whether a mail confirms a new password.",
            byDefault = "false",
            formerly = "PASSWORD_CHANGED_EMAIL_CONFIRMATION")
        boolean passwordChangedEmailConfirmation,
    @Setting(
            value = "Whether a mail confirms a new username.",
            byDefault = "false",
            formerly = "USERNAME_CHANGED_EMAIL_CONFIRMATION")
        boolean usernameChangedEmailConfirmation,
    @Setting(
            value = "Whether registration asks for re_password.",
            byDefault = "true",
            formerly = "USER_CREATE_PASSWORD_RETYPE")
        boolean userCreatePasswordRetype,
    @Setting(
            value = "Whether set_password asks for re_new_password.",
            byDefault = "true",
            formerly = "SET_PASSWORD_RETYPE")
        boolean setPasswordRetype,
    @Setting(
            value = "Whether reset_password_confirm asks for re_new_password.",
            byDefault = "true",
            formerly = "PASSWORD_RESET_CONFIRM_RETYPE")
        boolean passwordResetConfirmRetype,
    @Setting(
            value = "Whether set_username asks for re_new_username.",
            byDefault = "false",
            formerly = "SET_USERNAME_RETYPE")
        boolean setUsernameRetype,
    @Setting(
            value = "Whether reset_username_confirm asks for re_new_username.",
            byDefault = "false",
            formerly = "USERNAME_RESET_CONFIRM_RETYPE")
        boolean usernameResetConfirmRetype,
    @Setting(
            value = "Whether set_password ends the calling session and token as well.",
            byDefault = "false",
            formerly = "LOGOUT_ON_PASSWORD_CHANGE")
        boolean logoutOnPasswordChange,
    @Setting(
            value = "Whether reset_password tells that an address is unknown.",
            byDefault = "false",
            formerly = "PASSWORD_RESET_SHOW_EMAIL_NOT_FOUND")
        boolean passwordResetShowEmailNotFound,
    @Setting(
            value = "Whether reset_username tells that an address is unknown.",
            byDefault = "false",
            formerly = "USERNAME_RESET_SHOW_EMAIL_NOT_FOUND")
        boolean usernameResetShowEmailNotFound,
    @Setting(
            value = "Whether an account that one may not see answers 404 instead of 403.",
            byDefault = "true",
            formerly = "HIDE_USERS")
        boolean hideUsers,
    @Setting(
            value =
                "Members that registration requires beside the usual ones: username, first_name,"
                    + " last_name, full_name.",
            formerly = "REQUIRED_FIELDS")
        List<String> requiredFields,
    @Setting(
            "What an account's members are to front ends, by name: required, optional, fixed (given"
                + " at registration, only shown later), read-only or off. Members are id, uuid,"
                + " username, email, first_name, last_name, full_name, avatar, is_active, is_staff,"
                + " is_superuser, date_joined, last_login; own ones stand in profile.fields.")
        Map<String, String> fields,
    @Setting("The product's name in this dialect's mails with links; site.name when not set.")
        Optional<String> siteName,
    @Setting("The front end's host (and port) in this dialect's mails; site.domain when not set.")
        Optional<String> domain,
    @Setting("The front end's scheme in this dialect's mails; site.protocol when not set.")
        Optional<String> protocol,
    @Setting(
            value =
                "The front end's page in activation mails: a path below the site's address or a"
                    + " full address, with {uid} and {token}.",
            byDefault = "/activate/{uid}/{token}",
            formerly = "ACTIVATION_URL")
        String activationUrl,
    @Setting(
            value = "The front end's page in password reset mails.",
            byDefault = "/password/reset/confirm/{uid}/{token}",
            formerly = "PASSWORD_RESET_CONFIRM_URL")
        String passwordResetConfirmUrl,
    @Setting(
            value = "The front end's page in username reset mails.",
            byDefault = "/username/reset/confirm/{uid}/{token}",
            formerly = "USERNAME_RESET_CONFIRM_URL")
        String usernameResetConfirmUrl,
    @Setting(
            value = "How long an access token lives.",
            byDefault = "5m",
            min = "1s",
            formerly = "SIMPLE_JWT ACCESS_TOKEN_LIFETIME")
        Duration accessTokenLifetime,
    @Setting(
            value = "How long a refresh token lives.",
            byDefault = "1d",
            min = "1s",
            formerly = "SIMPLE_JWT REFRESH_TOKEN_LIFETIME")
        Duration refreshTokenLifetime,
    @Setting(
            value = "Whether a refresh answers with a new refresh token too.",
            byDefault = "false",
            formerly = "SIMPLE_JWT ROTATE_REFRESH_TOKENS")
        boolean rotateRefreshTokens,
    @Setting(
            value = "Whether the old refresh token ends when it is rotated.",
            byDefault = "false",
            formerly = "SIMPLE_JWT BLACKLIST_AFTER_ROTATION")
        boolean blacklistAfterRotation,
    @Setting(
            value =
                "How long a client that lost the answer to a refresh gets the very same answer for"
                    + " the old refresh token, where that ends; a token that comes later was"
                    + " copied, and its session ends.",
            byDefault = "10s",
            min = "0s",
            max = "10m")
        Duration refreshRetry,
    @Setting(
            value = "The claim of an access token that names its account.",
            byDefault = "user_id",
            formerly = "SIMPLE_JWT USER_ID_CLAIM")
        String tokenUserClaim,
    @Setting(
            value =
                "What that claim holds: the account's id as text or as a number, its uuid, username"
                    + " or email.",
            byDefault = "id",
            formerly = "SIMPLE_JWT USER_ID_FIELD")
        TokenUser tokenUserField,
    @Setting(
            value =
                "Whether jwt/create counts as a sign-in that voids mailed links, as token/login"
                    + " does.",
            byDefault = "false",
            formerly = "SIMPLE_JWT UPDATE_LAST_LOGIN")
        boolean updateLastLogin,
    @Setting(
            "What jwt/create answers beside the tokens, by name: one of an account's members, a"
                + " field of profile.fields, or account for all of users/me/, such as {user:"
                + " account}.")
        Map<String, String> jwtAnswer,
    @Setting(
            value = "The status of jwt/blacklist: 200, 204 or 205.",
            byDefault = "200",
            min = "200",
            max = "205")
        int jwtBlacklistStatus,
    @Setting(
            value = "The status of logout: 200, 204 or 205.",
            byDefault = "204",
            min = "200",
            max = "205")
        int logoutStatus,
    @Setting(
            value = "none for no stored tokens: token/login and token/logout are not there.",
            byDefault = "token",
            formerly = "TOKEN_MODEL")
        TokenModel tokenModel,
    @Setting(
            value = "What names an account in paths and answers: id, uuid or username.",
            byDefault = "id",
            formerly = "USER_ID_FIELD")
        UserIdField userIdField,
    @Setting("Who may do what.") DjoserPermissions permissions,
    @Setting("Tokens in cookies.") TokenCookieSettings cookies) {
  /** Keeps the order in which they were written. */
  public DjoserSettings {
    mounts = Collections.unmodifiableMap(new LinkedHashMap<>(mounts));
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    jwtAnswer = Collections.unmodifiableMap(new LinkedHashMap<>(jwtAnswer));
    routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
  }

  /** What people sign in with. */
  public LoginField login() {
    return loginField.orElse(naturalName);
  }

  /** The members of an account in its forms and answers. */
  public AccountMembers members() {
    return AccountMembers.of(this);
  }

  /** Where its routes stand below the prefix. */
  public RoutePaths paths() {
    Map<String, String> changed = new LinkedHashMap<>(routes);
    if (naturalName == LoginField.EMAIL) {
      changed.putIfAbsent("set-username", "/users/set_email/");
      changed.putIfAbsent("reset-username", "/users/reset_email/");
      changed.putIfAbsent("reset-username-confirm", "/users/reset_email_confirm/");
    }
    if (tokenModel == TokenModel.NONE) {
      changed.put("token-login", RoutePaths.OFF);
      changed.put("token-logout", RoutePaths.OFF);
    }
    return new RoutePaths(DjoserPaths.of(this), changed);
  }
}
