package dev.vestibule.dialect.v1.frame;

import dev.vestibule.core.rights.Permission;

/** Who may call an operation. */
public sealed interface Access {
  /** Everybody; a token is not looked at. */
  Access OPEN = new Open();

  /** Everybody; a registration's token says whose address is to be proven. */
  Access REGISTRANT = new Registrant();

  /** Whoever has an access token; services are no persons and have nothing of their own. */
  Access SIGNED_IN = new SignedIn();

  /** Persons and services that have the permission. */
  static Access with(Permission permission) {
    return new Entitled(permission);
  }

  /**
   * What OAuth calls a client: a service by its key, also by HTTP Basic with the key's id and the
   * key (RFC 6749, section 2.3.1), or a person; with the permission.
   */
  static Access client(Permission permission) {
    return new Client(permission, true);
  }

  /**
   * The same; or whoever holds the token that the request is about, and then without credentials or
   * permission (a public client, RFC 7009, section 2.1).
   */
  static Access clientOrHolder(Permission permission) {
    return new Client(permission, false);
  }

  record Open() implements Access {}

  record Registrant() implements Access {}

  record SignedIn() implements Access {}

  record Entitled(Permission permission) implements Access {}

  record Client(Permission permission, boolean required) implements Access {}
}
