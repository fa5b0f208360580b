package dev.vestibule.platform.database;

import java.sql.SQLException;

/** A trigger of a move refused a write: the data is elsewhere, or for a moment nobody writes. */
final class RefusedException extends RuntimeException {
  /** What the triggers say. */
  static final String MARK = "vestibule: the data has moved";

  private static final long serialVersionUID = 1L;

  RefusedException(Exception cause) {
    super(MARK, cause);
  }

  static boolean is(SQLException failure) {
    String message = failure.getMessage();
    return message != null && message.contains(MARK);
  }
}
