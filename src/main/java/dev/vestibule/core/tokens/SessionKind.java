package dev.vestibule.core.tokens;

import java.util.stream.Stream;

/** What a session is carried by. */
public enum SessionKind {
  /** A family of refresh tokens with their access tokens. */
  JWT("jwt"),
  /** One stored token for each account, the same at every sign-in. */
  AUTH_TOKEN("auth_token"),
  /** A stored token of its own for each sign-in, as django-rest-knox's. */
  OPAQUE_TOKEN("opaque_token"),
  /** A cookie of the hosted pages. */
  BROWSER("browser");

  private final String stored;

  SessionKind(String stored) {
    this.stored = stored;
  }

  String stored() {
    return stored;
  }

  static SessionKind fromStored(String stored) {
    return Stream.of(values()).filter(kind -> kind.stored.equals(stored)).findFirst().orElseThrow();
  }
}
