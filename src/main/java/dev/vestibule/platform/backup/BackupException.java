package dev.vestibule.platform.backup;

import org.jspecify.annotations.Nullable;

/** A backup cannot be taken, read or restored; the message tells an operator why. */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
