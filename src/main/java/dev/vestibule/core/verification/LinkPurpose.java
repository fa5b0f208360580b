package dev.vestibule.core.verification;

import dev.vestibule.core.codes.CodePurpose;
import java.util.Locale;
import java.util.Optional;

/** What a one-time link may be used for: one thing only. */
public enum LinkPurpose {
  ACTIVATION,
  PASSWORD_RESET,
  USERNAME_RESET,
  /** Proves the address of somebody whom an account was made for, and sets its first password. */
  INVITATION,
  /** A secret that is typed where the account is not named; a used one is remembered. */
  PASSWORD_RESET_TOKEN,
  /** Proves the new address that the link is about. */
  EMAIL_CHANGE,
  /** Puts the former address back that the link is about. No other event voids such a link. */
  EMAIL_UNDO,
  /** Keeps the account that is to be deleted. */
  DELETION_UNDO,
  /** Lets a device try the password that is not known, after too many wrong ones. */
  DEVICE_PROOF;

  /** The purpose of a code that may stand beside such a link. */
  Optional<CodePurpose> code() {
    return switch (this) {
      case ACTIVATION -> Optional.of(CodePurpose.EMAIL);
      case PASSWORD_RESET -> Optional.of(CodePurpose.PASSWORD_RESET);
      case EMAIL_CHANGE -> Optional.of(CodePurpose.EMAIL_CHANGE);
      case USERNAME_RESET,
          INVITATION,
          PASSWORD_RESET_TOKEN,
          EMAIL_UNDO,
          DELETION_UNDO,
          DEVICE_PROOF ->
          Optional.empty();
    };
  }

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
