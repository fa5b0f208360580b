package dev.vestibule.platform.move;

import org.jspecify.annotations.Nullable;

/** A move cannot begin or go on; the message tells an operator why. */
public final class MoveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MoveException(String message) {
    super(message);
  }

  MoveException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
