package dev.vestibule.platform.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The accounts API of seed S1, whose mailed links lead to the API itself. */
public record SignupSettings(
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
            "Routes at other paths below the prefix, or off, by name: signup, token, token-refresh,"
                + " validate-token, verify-email, reset-password, password-reset-confirm.")
        Map<String, String> routes,
    @Setting(
            value = "What people sign in with: username or email.",
            byDefault = "username",
            formerly = "USERNAME_FIELD")
        LoginField loginField,
    @Setting(
            "The front end's page in verification mails: a path below the site's address or a full"
                + " address, with {uid} and {token}; verify-email/ of this API when not set.")
        Optional<String> verifyEmailUrl,
    @Setting(
            "The front end's page in password reset mails; password_reset_confirm/ of this API when"
                + " not set.")
        Optional<String> passwordResetConfirmUrl,
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
            value = "Whether token/ counts as a sign-in that voids mailed links.",
            byDefault = "false",
            formerly = "SIMPLE_JWT UPDATE_LAST_LOGIN")
        boolean updateLastLogin) {
  /** Keeps the order in which they were written. */
  public SignupSettings {
    mounts = Collections.unmodifiableMap(new LinkedHashMap<>(mounts));
    routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
  }

  /** Where its routes stand below the prefix. */
  public RoutePaths paths() {
    Map<String, String> usual = new LinkedHashMap<>();
    usual.put("signup", "/signup/");
    usual.put("token", "/token/");
    usual.put("token-refresh", "/token/refresh/");
    usual.put("validate-token", "/validate_token/");
    usual.put("verify-email", "/verify-email/{uid}/{token}/");
    usual.put("reset-password", "/reset_password/");
    usual.put("password-reset-confirm", "/password_reset_confirm/{uid}/{token}/");
    return new RoutePaths(usual, routes);
  }
}
