package dev.vestibule.core.tokens;

/** What can be wrong with a token, in the order in which it is looked for. */
public enum TokenFault {
  /** Not a token, or not signed by us. */
  INVALID,
  EXPIRED,
  NO_EXPIRY,
  NO_ID,
  NO_TYPE,
  WRONG_TYPE,
  /** The session has ended or the token was revoked. */
  ENDED
}
