package dev.vestibule.platform.crypto;

import org.jspecify.annotations.Nullable;

/** A sealed value does not open: another master key, or changed bytes. */
public final class UnreadableSecretException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableSecretException(String context, @Nullable Throwable cause) {
    super(
        "cannot open the sealed " + context + ": is the master key the one it was sealed with?",
        cause);
  }
}
