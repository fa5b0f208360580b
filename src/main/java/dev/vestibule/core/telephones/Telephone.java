package dev.vestibule.core.telephones;

/**
 * A telephone number that could be given to somebody.
 *
 * @param e164 a plus sign and at most 15 digits (ITU-T E.164)
 * @param countryCode the calling code that the digits begin with, such as 33; several countries may
 *     share one
 */
public record Telephone(String e164, int countryCode) {
  private static final int SHOWN = 2;

  /**
   * The number for eyes that need not know it: calling code and last two digits, such as {@code
   * +33******01}. There are six stars however many digits they stand for.
   */
  public String masked() {
    return "+" + countryCode + "******" + e164.substring(e164.length() - SHOWN);
  }

  /** The masked number: the whole one must not end in a log. */
  @Override
  public String toString() {
    return masked();
  }
}
