package dev.vestibule;

import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.core.verification.ImportedResetLinks;
import dev.vestibule.core.verification.ResetByToken;
import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.core.verification.ResetUsername;
import dev.vestibule.core.verification.TokenMail;

/** The part of the house that lets people in again who forgot their password or name. */
final class Recovery {
  private final House house;

  Recovery(House house) {
    this.house = house;
  }

  ResetPassword password(AccountEvents events) {
    return new ResetPassword(
        house.database,
        house.accounts,
        house.passwordHashes,
        house.passwordRules,
        house.sessions,
        house.links,
        new ImportedResetLinks(house.importedKeys, house.clock),
        house.outbox,
        events,
        house.auditing.events,
        house.answerLater,
        house.settings.accounts(),
        house.clock,
        house.proveDevice::passwordReset);
  }

  ResetByToken byToken(TokenMail mail, AccountEvents events) {
    return new ResetByToken(
        house.database,
        house.accounts,
        house.passwordHashes,
        house.passwordRules,
        house.sessions,
        house.links,
        mail,
        events,
        house.auditing.events,
        house.answerLater,
        house.settings.accounts(),
        house.proveDevice::passwordReset);
  }

  ResetUsername username() {
    return new ResetUsername(
        house.database,
        house.accounts,
        house.links,
        house.outbox,
        house.answerLater,
        house.settings.accounts(),
        house.clock);
  }
}
