package dev.vestibule.core.codes;

import java.util.Locale;

/** Why a code was not sent. For logs and metrics; who asked for the code is never told. */
public enum Held {
  /** The number got one within codes.resend-after. */
  TOO_SOON,
  /** The number or the account got codes.per-day of them within 24 hours. */
  TOO_MANY,
  /** The wrong tries are used up, so that no code would be accepted. */
  NO_TRIES_LEFT,
  /** The whole server has sent sms.hourly-budget. */
  BUDGET,
  /** The number's country has got sms.hourly-budget-per-country. */
  COUNTRY_BUDGET,
  /** Too few codes sent to the number's country were entered. */
  BREAKER,
  /** There is no way for it to go: sms.transport is none, and no mail was asked for. */
  NO_TRANSPORT;

  /** The word for logs and metrics, such as {@code too_soon}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
