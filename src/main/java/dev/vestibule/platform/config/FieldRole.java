package dev.vestibule.platform.config;

/** Who may read or write a profile field. */
public enum FieldRole {
  /** The account's owner. */
  SELF,
  STAFF,
  /** Stands alone in a declaration, which then names no role at all. */
  NOBODY
}
