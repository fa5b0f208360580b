package dev.vestibule.platform.http;

/** There is too much to do at present; answered with 503 and Retry-After (RFC 9110, 10.2.3). */
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int retryAfterSeconds;

  public BusyException(String message, int retryAfterSeconds) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
