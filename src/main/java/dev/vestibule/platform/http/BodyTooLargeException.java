package dev.vestibule.platform.http;

/**
 * The body is larger than {@code server.max-body-bytes}, or than what is taken; answered with 413.
 */
public final class BodyTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param limit in bytes
   */
  public BodyTooLargeException(int limit) {
    super("the body has more than " + limit + " bytes");
  }
}
