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

  record Open() implements Access {}

  record Registrant() implements Access {}

  record SignedIn() implements Access {}

  record Entitled(Permission permission) implements Access {}
}
