package dev.vestibule.core.passwords;

/** Why a new password is refused; each dialect words it. */
public sealed interface Weakness {
  /** Too much like something that is known of the account. */
  record TooSimilar(Attribute attribute) implements Weakness {}

  /**
   * Too few characters.
   *
   * @param least how many are needed
   */
  record TooShort(int least) implements Weakness {}

  /** One of those that everybody tries first. */
  record TooCommon() implements Weakness {}

  record EntirelyNumeric() implements Weakness {}

  /**
   * Too many characters.
   *
   * @param most how many are allowed
   */
  record TooLong(int most) implements Weakness {}

  /** What a password may be too much like. */
  enum Attribute {
    USERNAME,
    FIRST_NAME,
    LAST_NAME,
    EMAIL,
    FULL_NAME
  }
}
