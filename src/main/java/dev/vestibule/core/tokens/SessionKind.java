package dev.vestibule.core.tokens;

/** What a session is carried by. */
public enum SessionKind {
  /** A family of refresh tokens with their access tokens. */
  JWT("jwt"),
  /** One stored token for each account, the same at every sign-in. */
  AUTH_TOKEN("auth_token");

  private final String stored;

  SessionKind(String stored) {
    this.stored = stored;
  }

  String stored() {
    return stored;
  }
}
