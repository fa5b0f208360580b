package dev.vestibule.core.telephones;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.vestibule.platform.config.TelephoneSettings;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads numbers as people enter them. Stricter than the library, which also takes letters, digits
 * of other scripts, extensions and text around a number: two spellings of which one is hardly a
 * number would be one account's key.
 */
public final class Telephones {
  private static final int LONGEST = 32;
  private static final Pattern ENTERED =
      Pattern.compile(" *(?:\\+[ (]*[1-9]|[ (]*[0-9])[0-9 .()-]*");
  private static final Pattern ABROAD = Pattern.compile("^ *00");

  private final TelephoneSettings settings;

  /** Costs nothing: the library's tables are read at the first number, country by country. */
  public Telephones(TelephoneSettings settings) {
    this.settings = settings;
  }

  /**
   * The number that was meant; empty when there is none such, or it is longer than 32 characters.
   *
   * @param entered with a plus sign or 00 and the calling code, or as it is dialled within the
   *     setting telephones.default-region; with spaces, dots, dashes and parentheses anywhere
   */
  public Optional<Telephone> parse(String entered) {
    if (entered.length() > LONGEST || !ENTERED.matcher(entered).matches()) {
      return Optional.empty();
    }
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    try {
      // 00 leads abroad from most countries but not from all; nowhere does it begin a number.
      String text = ABROAD.matcher(entered).replaceFirst("+");
      PhoneNumber number = library.parse(text, settings.defaultRegion());
      return library.isValidNumber(number)
          ? Optional.of(telephone(library, number))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private static Telephone telephone(PhoneNumberUtil library, PhoneNumber number) {
    return new Telephone(library.format(number, PhoneNumberFormat.E164), number.getCountryCode());
  }
}
