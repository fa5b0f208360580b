package dev.vestibule.core.notifications;

import dev.vestibule.platform.http.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each mail is filled in with where it is only shown. */
final class MailSamples {
  private static final Instant WHEN = Instant.parse("2026-05-21T14:04:00Z");
  private static final Instant DUE = Instant.parse("2026-06-04T14:04:00Z");
  private static final String TOKEN = "kJ5sJq0hYc3vX2rT8mWzP4nLb7dGf9aQe1uRi6oVtHx";
  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("activation", "activate/MTc/" + TOKEN),
          Map.entry("verify-email", "auth/verify-email/MTc/" + TOKEN + "/"),
          Map.entry("reset-link", "auth/password_reset_confirm/MTc/" + TOKEN + "/"),
          Map.entry("confirmation", ""),
          Map.entry("deletion-scheduled", "deletion/undo/MTc/" + TOKEN + "/"),
          Map.entry("device-proof", "signin/proof/MTc/" + TOKEN + "/"),
          Map.entry("email-change", "activate/MTc/" + TOKEN),
          Map.entry("email-left", "email/undo/MTc/" + TOKEN + "/"),
          Map.entry("invitation", "password/reset/confirm/MTc/" + TOKEN),
          Map.entry("password-reset", "password/reset/confirm/MTc/" + TOKEN),
          Map.entry("username-reset", "username/reset/confirm/MTc/" + TOKEN));

  private MailSamples() {}

  /** An operator's own words are in the language that they write. */
  static List<Language> languages(String name) {
    return name.equals("message") ? List.of(Language.EN) : List.of(Language.values());
  }

  /**
   * A letter to somebody who does not exist; its link leads nowhere.
   *
   * @param base the address that links begin with, without a closing slash
   */
  static Letter letter(String name, Language language, String base, ZoneId zone) {
    SpokenTime times = new SpokenTime(zone);
    Map<String, String> values = new HashMap<>();
    values.put("username", "camille");
    values.put("name", "Camille Laurent");
    values.put("when", times.of(WHEN, language));
    values.put("due", times.of(DUE, language));
    values.put("masked", name.equals("email-left") ? "c…@example.net" : "c…@example.org");
    values.putAll(Map.of("browser", "Firefox", "system", "Windows", "address", "198.51.100.23"));
    values.put("code", PAGES.containsKey(name) ? "071942" : "0719");
    values.putAll(Map.of("minutes", "10", "token", TOKEN, "state", "active", "by", "owner"));
    values.put("subject", "Maintenance on Sunday");
    values.put("text", "Hello Camille,\n\nwe are away on Sunday from 6 to 7 in the morning.");
    String page = PAGES.get(name);
    if (page != null) {
      values.put("url", base + "/" + page);
    }
    return new Letter(name, language, "camille@example.org", null, values, null);
  }
}
