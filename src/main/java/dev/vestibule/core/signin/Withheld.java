package dev.vestibule.core.signin;

import dev.vestibule.platform.limits.Shortage;

/** Why a password was not even looked at; the same whether there is such an account or not. */
public sealed interface Withheld {
  /** It comes too soon, or too many came before. */
  record TooSoon(Shortage shortage) implements Withheld {}

  /** So many were wrong in a row that a device which is not known proves itself by mail first. */
  record Unproven() implements Withheld {}
}
