package dev.vestibule.platform.config;

/** Who may do something, under the names of Django REST framework and djoser. */
public enum Permission {
  ALLOW_ANY,
  IS_AUTHENTICATED,
  IS_ADMIN_USER,
  CURRENT_USER_OR_ADMIN,
  CURRENT_USER_OR_ADMIN_OR_READ_ONLY;

  /** Whether nobody has to be signed in. */
  public boolean open() {
    return this == ALLOW_ANY;
  }

  /** Whether only staff may. */
  public boolean staffOnly() {
    return this == IS_ADMIN_USER;
  }
}
