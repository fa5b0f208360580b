package dev.vestibule;

import dev.vestibule.core.notifications.MailTemplates;
import dev.vestibule.core.notifications.SendLetter;
import dev.vestibule.core.notifications.SendText;
import dev.vestibule.core.tokens.Housekeeping;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.jobs.Job;
import dev.vestibule.platform.jobs.Jobs;
import dev.vestibule.platform.mail.InboxMessages;
import dev.vestibule.platform.mail.MailSenders;
import dev.vestibule.platform.sms.TextSenders;
import java.time.InstantSource;
import java.util.List;

/**
 * The part of the house that works without being asked: mails and text messages leave, requests are
 * looked at after their answer, and what is over is swept away.
 */
final class Background {
  final Housekeeping housekeeping;
  final Jobs jobs;

  /**
   * Wires it; nothing runs yet.
   *
   * @param answers looks at requests
   */
  Background(
      Settings settings,
      Database database,
      Vault vault,
      InboxMessages inbox,
      List<Housekeeping.Broom> brooms,
      Job answers,
      InstantSource clock) {
    this.housekeeping = new Housekeeping(database, clock, brooms);
    SendLetter sendLetter =
        new SendLetter(
            database,
            vault,
            new MailTemplates(settings),
            MailSenders.of(settings, inbox),
            settings.mail(),
            clock);
    SendText sendText =
        new SendText(database, vault, TextSenders.of(settings, inbox, clock), settings, clock);
    this.jobs =
        new Jobs(
            database,
            clock,
            settings.server().shutdownGrace(),
            List.of(sendLetter.job(), sendText.job(), housekeeping.job(), answers));
  }
}
