package dev.vestibule.core.codes;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.Greeting;
import dev.vestibule.core.notifications.Letter;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.notifications.TextMessage;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.time.Duration;
import java.util.Map;

/** Words the messages that carry a code, and hands them to the outbox. */
public final class CodeMessages {
  private static final String EVENT = "telephone-code";

  private final String site;
  private final long minutes;
  private final Outbox outbox;

  /** The text message with a code that opens nothing. */
  public static String sample(Settings settings, Language language) {
    return wording(
        settings.site().name(), minutes(settings.codes().lifetime()), language, "071942");
  }

  CodeMessages(String site, Duration lifetime, Outbox outbox) {
    this.site = site;
    this.minutes = minutes(lifetime);
    this.outbox = outbox;
  }

  private static long minutes(Duration lifetime) {
    return Math.max(1, lifetime.toMinutes());
  }

  void text(
      Transaction tx,
      Account account,
      Telephone telephone,
      Language language,
      OneTimeCodes.Made made) {
    outbox.enqueue(
        tx,
        new TextMessage(
            EVENT,
            language,
            telephone.e164(),
            account.id(),
            wording(site, minutes, language, made.code()),
            made.expires()));
  }

  /** Nothing for somebody without address. */
  void mail(Transaction tx, Account account, Language language, OneTimeCodes.Made made) {
    String email = account.email();
    if (email != null) {
      Map<String, String> values =
          Map.of(
              "username", Greeting.name(account),
              "code", made.code(),
              "minutes", String.valueOf(minutes));
      outbox.enqueue(tx, new Letter(EVENT, language, email, account.id(), values, made.expires()));
    }
  }

  /** Characters of GSM 7-bit (3GPP TS 23.038) alone: others would halve what a message holds. */
  private static String wording(String site, long minutes, Language language, String code) {
    return switch (language) {
      case EN ->
          "%s: your code is %s, valid for %d min. Never give it to anybody."
              .formatted(site, code, minutes);
      case FR ->
          "%s : votre code est %s, valable %d min. Ne le donnez à personne."
              .formatted(site, code, minutes);
    };
  }
}
