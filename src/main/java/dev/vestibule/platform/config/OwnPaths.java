package dev.vestibule.platform.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The paths that this server serves beside the dialects, as the router knows them. No mount may
 * lead to one; a test holds the lists against the routes themselves.
 */
final class OwnPaths {
  private static final List<String> ALWAYS =
      List.of(
          "/.well-known/jwks.json",
          "/media/avatars/{name}",
          "/static/{file}",
          "/api/openapi.json",
          "/api/docs/",
          "/api/docs/{file}",
          "/health/live",
          "/health/ready",
          "/health/details",
          "/metrics",
          "/activate/{uid}/{token}/",
          "/password/reset/confirm/{uid}/{token}/",
          "/username/reset/confirm/{uid}/{token}/",
          "/email/undo/{uid}/{token}/",
          "/deletion/undo/{uid}/{token}/",
          "/signin/proof/{uid}/{token}/");

  private static final List<String> PAGES =
      List.of(
          "/signin/",
          "/signout/",
          "/password/forgot/",
          "/verify-email/",
          "/account/",
          "/account/profile/",
          "/account/email/",
          "/account/telephone/",
          "/account/telephone/verify/",
          "/account/password/",
          "/account/sessions/",
          "/account/data/",
          "/account/delete/");

  private static final List<String> CONSOLE =
      List.of(
          "/console/",
          "/console/appearance/",
          "/console/dashboard/",
          "/console/dashboard/{chart}/csv/",
          "/console/outbox/",
          "/console/outbox/retries/",
          "/console/outbox/{id}/",
          "/console/outbox/{id}/retry/",
          "/console/templates/",
          "/console/templates/{channel}/{name}/",
          "/console/templates/{channel}/{name}/html/",
          "/console/signing-keys/",
          "/console/signing-keys/rotation/",
          "/console/signing-keys/{id}/retirement/",
          "/console/settings/",
          "/console/jobs/",
          "/console/jobs/{name}/",
          "/console/nodes/",
          "/console/first/{secret}/",
          "/console/accounts/",
          "/console/accounts/count/",
          "/console/accounts/columns/",
          "/console/accounts/export/",
          "/console/accounts/new/",
          "/console/views/",
          "/console/accounts/{id}/",
          "/console/accounts/{id}/activation/",
          "/console/accounts/{id}/deactivation/",
          "/console/accounts/{id}/verification/",
          "/console/accounts/{id}/password-reset/",
          "/console/accounts/{id}/sessions/",
          "/console/accounts/{id}/deletion/",
          "/console/accounts/{id}/restoration/",
          "/console/accounts/{id}/groups/",
          "/console/bulk/",
          "/console/bulk/new/",
          "/console/bulk/{id}/",
          "/console/groups/",
          "/console/groups/new/",
          "/console/groups/{id}/",
          "/console/groups/{id}/deletion/",
          "/console/groups/{id}/members/",
          "/console/keys/",
          "/console/keys/new/",
          "/console/keys/{id}/end/");

  private static final List<String> INBOX =
      List.of(
          "/inbox/",
          "/inbox/style.css",
          "/inbox/messages/{id}/",
          "/inbox/messages/{id}/html",
          "/inbox/clear",
          "/inbox/api/v1/messages",
          "/inbox/api/v1/search",
          "/inbox/api/v1/message/{ID}",
          "/inbox/api/v1/message/{ID}/headers",
          "/inbox/api/v1/message/{ID}/raw",
          "/inbox/api/v1/info");

  private static final List<String> V1 =
      List.of(
          "/registrations",
          "/registrations/verify",
          "/registrations/resend",
          "/sessions",
          "/sessions/refresh",
          "/sessions/{id}",
          "/me",
          "/me/password",
          "/me/email",
          "/me/email/verify",
          "/me/telephone",
          "/me/telephone/verify",
          "/me/avatar",
          "/me/pictures/{field}",
          "/me/export",
          "/me/deletion",
          "/account-restorations",
          "/password-resets",
          "/password-resets/confirm",
          "/problems/{code}",
          "/api-keys",
          "/api-keys/{id}",
          "/token/introspect",
          "/token/revoke",
          "/accounts",
          "/accounts/{id}",
          "/accounts/{id}/restoration",
          "/accounts/{id}/activation",
          "/accounts/{id}/deactivation",
          "/accounts/{id}/sessions",
          "/accounts/{id}/password-reset",
          "/groups",
          "/groups/{id}",
          "/groups/{id}/members",
          "/groups/{id}/members/{account}",
          "/audit-events",
          "/audit-events/{id}",
          "/outbox",
          "/outbox/{id}",
          "/outbox/{id}/retry",
          "/outbox-retries",
          "/jobs",
          "/jobs/{name}",
          "/nodes",
          "/signing-keys",
          "/signing-keys/{id}/retirement",
          "/settings",
          "/templates",
          "/templates/{channel}/{name}",
          "/statistics",
          "/webhooks",
          "/webhooks/{id}",
          "/webhooks/{id}/secret",
          "/webhooks/{id}/deliveries",
          "/webhooks/{id}/pings",
          "/webhooks/{id}/replays");

  private OwnPaths() {}

  /** All but those of the native API and the root, which djoser's API may have. */
  static List<String> of(Settings settings) {
    List<String> paths = new ArrayList<>(ALWAYS);
    if (settings.pages().enabled()) {
      paths.addAll(PAGES);
      paths.addAll(CONSOLE);
      if (settings.pages().signUp()) {
        paths.add("/signup/");
      }
    }
    if (settings.mode() == Mode.DEVELOPMENT) {
      paths.addAll(INBOX);
    }
    return paths;
  }

  /** Those of the native API, below its prefix. */
  static List<String> v1(Settings settings) {
    V1Settings v1 = settings.dialects().v1();
    return v1.enabled() ? V1.stream().map(path -> v1.prefix() + path).toList() : List.of();
  }
}
