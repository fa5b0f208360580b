package dev.vestibule.core.takeover;

/** What happens to accounts with a second factor, as long as there is none here. */
public enum SecondFactor {
  /** They are imported and shut; an administrator opens them once their owner is known. */
  DEACTIVATE,
  /** They sign in with their password alone from now on. */
  KEEP_PASSWORD,
  /** They are not imported. */
  SKIP
}
