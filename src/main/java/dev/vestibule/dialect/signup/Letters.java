package dev.vestibule.dialect.signup;

import dev.vestibule.core.verification.LinkAddress;
import dev.vestibule.core.verification.LinkMail;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SignupSettings;
import dev.vestibule.platform.http.Language;
import java.util.Optional;

/** The mails of this dialect: their links lead to it unless a front end has pages of its own. */
final class Letters {
  static final String VERIFY = "/verify-email/{uid}/{token}/";
  static final String RESET = "/password_reset_confirm/{uid}/{token}/";

  private final SignupSettings settings;
  private final String own;
  private final String linkBase;

  Letters(Settings settings) {
    this.settings = settings.dialects().signup();
    this.own = settings.publicUrl() + this.settings.prefix();
    this.linkBase = settings.linkBase();
  }

  LinkMail verification(Language language) {
    return new LinkMail("verify-email", page(settings.verifyEmailUrl(), VERIFY), language);
  }

  LinkMail reset(Language language) {
    return new LinkMail("reset-link", page(settings.passwordResetConfirmUrl(), RESET), language);
  }

  private LinkAddress page(Optional<String> theirs, String ours) {
    return new LinkAddress(
        theirs.map(this::full).orElseGet(() -> own + settings.paths().of(ours).orElse(ours)));
  }

  /** A setting is a full address, or what stands behind the front end's own. */
  private String full(String page) {
    if (page.startsWith("http://") || page.startsWith("https://")) {
      return page;
    }
    return linkBase + (page.startsWith("/") ? "" : "/") + page;
  }
}
