package dev.vestibule.dialect.v1;

/** Who calls, in the order of the columns of docs/roles.md. */
enum Role {
  ANONYMOUS,
  /** Somebody whose address is not proven yet, with the token of the registration. */
  UNVERIFIED,
  /** Somebody without a group, about what is theirs. */
  ORDINARY,
  /** The same about what is somebody else's. */
  OTHER,
  /** Staff without a permission. */
  STAFF,
  /** A person whose group has the permission that the operation needs, and no other. */
  PERMITTED,
  /** A person whose group has any other permission, one after the other. */
  OTHERWISE_PERMITTED,
  SUPERUSER,
  /** A service whose key has the permission that the operation needs, and no other. */
  PERMITTED_KEY,
  /** A service whose key has all other permissions. */
  OTHERWISE_PERMITTED_KEY
}
