package dev.vestibule.platform.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the routes of the API with knox's tokens usually stand, by the names of settings. */
final class KnoxPaths {
  private KnoxPaths() {}

  static Map<String, String> usual() {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("register", "/register/");
    paths.put("login", "/login/");
    paths.put("knox-login", "/knox/login/");
    paths.put("logout", "/logout/");
    paths.put("logoutall", "/logoutall/");
    paths.put("users", "/users/");
    paths.put("user", "/users/{id}/");
    paths.put("current-user", "/current_user/");
    paths.put("update-user", "/update_user/");
    paths.put("delete-user", "/delete_user/");
    paths.put("phone-number-verify", "/phone_number_verify/");
    paths.put("phone-code-renew", "/phone_code_renew/");
    paths.put("email-check", "/email_check/");
    paths.put("telephone-check", "/telephone_check/");
    paths.put("reset-password", "/api/reset-password/");
    paths.put("forgot-password", "/api/forgot-password/");
    return paths;
  }
}
