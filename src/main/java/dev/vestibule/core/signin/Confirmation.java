package dev.vestibule.core.signin;

/** What came of the question whether a password is the account's. */
public sealed interface Confirmation {
  record Right() implements Confirmation {}

  record Wrong() implements Confirmation {}

  /** The password was not looked at. */
  record Held(Withheld why) implements Confirmation {}
}
