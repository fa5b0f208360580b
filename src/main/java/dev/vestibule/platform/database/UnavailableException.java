package dev.vestibule.platform.database;

/** The database does not answer or does not take writes; a client may try again later. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnavailableException(Exception cause) {
    super("the database is not available", cause);
  }
}
