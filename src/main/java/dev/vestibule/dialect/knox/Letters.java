package dev.vestibule.dialect.knox;

import dev.vestibule.core.verification.EmailProof;
import dev.vestibule.core.verification.LinkAddress;
import dev.vestibule.core.verification.LinkMail;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Language;

/**
 * The mails of this dialect. The seed has none with a link; while the existence of accounts is
 * concealed, an address is proven by one all the same, and it leads to our own page.
 */
final class Letters {
  private final LinkAddress page;

  Letters(Settings settings) {
    this.page = new LinkAddress(settings.publicUrl() + "/activate/{uid}/{token}");
  }

  LinkMail activation(Language language) {
    return new LinkMail("activation", page, language);
  }

  /** A new address needs no proof here otherwise. */
  EmailProof proof(Language language) {
    return new EmailProof(activation(language), false);
  }
}
