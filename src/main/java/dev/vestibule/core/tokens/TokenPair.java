package dev.vestibule.core.tokens;

/** An access token and the refresh token that renews it. */
public record TokenPair(String access, String refresh) {
  /** Tells nothing: both are secrets. */
  @Override
  public String toString() {
    return "token pair";
  }
}
