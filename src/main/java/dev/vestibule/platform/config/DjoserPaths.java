package dev.vestibule.platform.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where djoser's routes usually stand, by the names that settings give them. */
final class DjoserPaths {
  private DjoserPaths() {}

  static Map<String, String> of(DjoserSettings settings) {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("root", "/");
    paths.put("users", "/users/");
    paths.put("me", "/users/me/");
    paths.put("user", "/users/{id}/");
    paths.put("activation", "/users/activation/");
    paths.put("activation-by-path", "/users/activation/{uid}/{token}/");
    paths.put("resend-activation", "/users/resend_activation/");
    paths.put("set-password", "/users/set_password/");
    paths.put("reset-password", "/users/reset_password/");
    paths.put("reset-password-confirm", "/users/reset_password_confirm/");
    paths.put("set-username", "/users/set_username/");
    paths.put("reset-username", "/users/reset_username/");
    paths.put("reset-username-confirm", "/users/reset_username_confirm/");
    paths.put("jwt-create", "/jwt/create/");
    paths.put("jwt-refresh", "/jwt/refresh/");
    paths.put("jwt-verify", "/jwt/verify/");
    paths.put("jwt-blacklist", "/jwt/blacklist/");
    paths.put("logout", "/logout/");
    paths.put("token-login", "/token/login/");
    paths.put("token-logout", "/token/logout/");
    return paths;
  }
}
