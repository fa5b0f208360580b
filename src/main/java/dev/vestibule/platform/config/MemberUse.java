package dev.vestibule.platform.config;

/** What a member of an account is to a front end. */
public enum MemberUse {
  /** Asked for at registration, and changed later. */
  REQUIRED,
  /** May be given at registration, and changed later. */
  OPTIONAL,
  /** Asked for at registration, and only shown later. */
  FIXED,
  /** Only ever shown. */
  READ_ONLY,
  /** Not there. */
  OFF;

  /** Whether answers carry it. */
  public boolean shown() {
    return this != OFF;
  }

  /** Whether a registration may bring it. */
  public boolean taken() {
    return this == REQUIRED || this == OPTIONAL || this == FIXED;
  }

  /** Whether a registration must bring it. */
  public boolean needed() {
    return this == REQUIRED || this == FIXED;
  }

  /** Whether its owner changes it later. */
  public boolean changed() {
    return this == REQUIRED || this == OPTIONAL;
  }
}
