package dev.vestibule.platform.http;

/** The body ends early or breaks the rules of its transfer coding; answered with 400. */
public final class BrokenBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenBodyException(Exception cause) {
    super("the body cannot be read", cause);
  }
}
