package dev.vestibule.ui.pages;

import dev.vestibule.core.notifications.Notice;
import dev.vestibule.core.verification.LinkAddress;
import dev.vestibule.core.verification.LinkMail;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The mails that pages ask for. Their links lead to pages of this server. */
public final class Letters {
  private final String base;
  private final DjoserSettings settings;
  private final boolean conceal;

  public Letters(Settings settings) {
    this.conceal = settings.accounts().concealExistence();
    this.base = settings.publicUrl();
    this.settings = settings.dialects().djoser();
  }

  /** Whether a new account proves its address before it can sign in. */
  public boolean provesAddress() {
    return settings.sendActivationEmail() || conceal;
  }

  /**
   * The mail that proves the address of a new account.
   *
   * @param next where its owner wants to go once signed in
   */
  public LinkMail activation(Language language, Optional<String> next) {
    String query =
        next.map(address -> "?next=" + URLEncoder.encode(address, StandardCharsets.UTF_8))
            .orElse("");
    String address = base + "/activate/{uid}/{token}/" + query;
    return new LinkMail("activation", new LinkAddress(address), language, true);
  }

  /** The mail to the new address of an account; no page takes a code for it. */
  public LinkMail emailChange(Language language) {
    return link("email-change", "/activate/{uid}/{token}/", language);
  }

  public LinkMail passwordReset(Language language) {
    return link("password-reset", "/password/reset/confirm/{uid}/{token}/", language);
  }

  /** For somebody whom an account was made for; they choose its password where others reset it. */
  public LinkMail invitation(Language language) {
    String page = base + "/password/reset/confirm/{uid}/{token}/";
    return new LinkMail("invitation", new LinkAddress(page), language);
  }

  public Optional<Notice> confirmation(Language language) {
    return notice(settings.sendConfirmationEmail(), "confirmation", language);
  }

  public Optional<Notice> passwordChanged(Language language) {
    return notice(settings.passwordChangedEmailConfirmation(), "password-changed", language);
  }

  public Optional<Notice> usernameChanged(Language language) {
    return notice(settings.usernameChangedEmailConfirmation(), "username-changed", language);
  }

  private static Optional<Notice> notice(boolean wanted, String template, Language language) {
    return wanted ? Optional.of(new Notice(template, language)) : Optional.empty();
  }

  private LinkMail link(String template, String path, Language language) {
    return new LinkMail(template, new LinkAddress(base + path), language);
  }
}
