package dev.vestibule.dialect.v1;

import dev.vestibule.core.verification.LinkAddress;
import dev.vestibule.core.verification.LinkMail;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.V1Settings;
import dev.vestibule.platform.http.Language;

/** The mails of this API: each holds a link and a code to type. */
public final class Letters {
  private final V1Settings settings;
  private final boolean conceal;
  private final String server;

  public Letters(Settings settings) {
    this.settings = settings.dialects().v1();
    this.conceal = settings.accounts().concealExistence();
    this.server = settings.publicUrl();
  }

  /** Whether a new account proves its address before it can do anything else. */
  boolean provesAddress() {
    return settings.verifyEmail() || conceal;
  }

  /** Whether nobody may be told who has an account. */
  boolean conceals() {
    return conceal;
  }

  LinkMail activation(Language language) {
    String page = settings.activationUrl().orElse(server + "/activate/{uid}/{token}/");
    return new LinkMail("activation", new LinkAddress(page), language, true);
  }

  /** To the new address of an account; it is told nothing else. */
  LinkMail emailChange(Language language) {
    LinkMail activation = activation(language);
    return new LinkMail("email-change", activation.address(), language, true);
  }

  public LinkMail passwordReset(Language language) {
    return new LinkMail("password-reset", passwordPage(), language, true);
  }

  /** For somebody whom an account was made for; they choose its password where others reset it. */
  public LinkMail invitation(Language language) {
    return new LinkMail("invitation", passwordPage(), language);
  }

  private LinkAddress passwordPage() {
    return new LinkAddress(
        settings.passwordResetUrl().orElse(server + "/password/reset/confirm/{uid}/{token}/"));
  }
}
