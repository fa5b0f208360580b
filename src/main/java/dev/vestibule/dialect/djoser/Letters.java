package dev.vestibule.dialect.djoser;

import dev.vestibule.core.notifications.Notice;
import dev.vestibule.core.verification.EmailProof;
import dev.vestibule.core.verification.LinkAddress;
import dev.vestibule.core.verification.LinkMail;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Language;
import java.util.Optional;

/** The mails of this dialect: which are sent, and where their links lead. */
final class Letters {
  private final DjoserSettings settings;
  private final String linkBase;

  Letters(Settings settings) {
    this.settings = settings.dialects().djoser();
    this.linkBase = settings.linkBase(this.settings.domain(), this.settings.protocol());
  }

  /** The mail that proves the address of a new account. */
  LinkMail activation(Language language) {
    return link("activation", settings.activationUrl(), language);
  }

  /** The mail that proves a new address. */
  EmailProof proof(Language language) {
    return new EmailProof(activation(language), settings.sendActivationEmail());
  }

  LinkMail passwordReset(Language language) {
    return link("password-reset", settings.passwordResetConfirmUrl(), language);
  }

  LinkMail usernameReset(Language language) {
    return link("username-reset", settings.usernameResetConfirmUrl(), language);
  }

  Optional<Notice> confirmation(Language language) {
    return notice(settings.sendConfirmationEmail(), "confirmation", language);
  }

  Optional<Notice> passwordChanged(Language language) {
    return notice(settings.passwordChangedEmailConfirmation(), "password-changed", language);
  }

  Optional<Notice> usernameChanged(Language language) {
    return notice(settings.usernameChangedEmailConfirmation(), "username-changed", language);
  }

  private static Optional<Notice> notice(boolean wanted, String template, Language language) {
    return wanted ? Optional.of(new Notice(template, language)) : Optional.empty();
  }

  /** A setting is a full address, or what stands behind the front end's own. */
  private LinkMail link(String template, String page, Language language) {
    boolean full = page.startsWith("http://") || page.startsWith("https://");
    String slash = page.startsWith("/") ? "" : "/";
    LinkAddress address = new LinkAddress(full ? page : linkBase + slash + page);
    return new LinkMail(template, address, language, false, settings.siteName().orElse(null));
  }
}
