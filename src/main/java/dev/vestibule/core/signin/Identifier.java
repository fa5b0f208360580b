package dev.vestibule.core.signin;

/** What somebody signs in with; each dialect says which it takes. */
public sealed interface Identifier {
  record Username(String name) implements Identifier {}

  record Email(String address) implements Identifier {}

  /** A number in E.164. */
  record Telephone(String number) implements Identifier {}
}
