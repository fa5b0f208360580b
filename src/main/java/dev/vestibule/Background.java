package dev.vestibule;

import dev.vestibule.core.bulk.BulkJobs;
import dev.vestibule.core.bulk.RunBulk;
import dev.vestibule.core.notifications.MailTemplates;
import dev.vestibule.core.notifications.SendLetter;
import dev.vestibule.core.notifications.SendText;
import dev.vestibule.core.statistics.AddUp;
import dev.vestibule.core.tokens.Housekeeping;
import dev.vestibule.core.tokens.RotateSession;
import dev.vestibule.core.verification.AnswerLater;
import dev.vestibule.core.webhooks.Webhooks;
import dev.vestibule.platform.config.Mount;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.jobs.Job;
import dev.vestibule.platform.jobs.Jobs;
import dev.vestibule.platform.mail.MailSenders;
import dev.vestibule.platform.sms.TextSenders;
import dev.vestibule.platform.tracing.Tracing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of the house that works without being asked: mails and text messages leave, requests are
 * looked at after their answer, and what is over is swept away.
 */
final class Background {
  final Housekeeping housekeeping;
  final Jobs jobs;
  final AddUp addUp;

  /**
   * Wires it; nothing runs yet. What brooms and jobs use of the house may come later, since it
   * schedules jobs in turn.
   *
   * @param more brooms of stores that the house does not show
   */
  Background(House house, Housekeeping.Broom... more) {
    Settings settings = house.settings;
    Database database = house.database;
    InstantSource clock = house.clock;
    this.housekeeping = new Housekeeping(database, clock, brooms(house, more));
    this.addUp = new AddUp(database, () -> house.outbox, clock);
    SendLetter sendLetter =
        new SendLetter(
            database,
            house.vault,
            new MailTemplates(settings),
            MailSenders.of(settings, house.inbox),
            settings.mail(),
            clock);
    SendText sendText =
        new SendText(
            database, house.vault, TextSenders.of(settings, house.inbox, clock), settings, clock);
    this.jobs =
        new Jobs(
            database,
            clock,
            settings.server().shutdownGrace(),
            jobs(
                house,
                sendLetter.job(),
                sendText.job(),
                housekeeping.job(),
                addUp.job(),
                Webhooks.job(() -> house.hooks.webhooks),
                new Job(AnswerLater.JOB, id -> house.answerLater.run(id)),
                new Job(RunBulk.JOB, id -> WebConsole.bulk(house).run(id))));
  }

  /** All of them, each traced. */
  private static List<Job> jobs(House house, Job... own) {
    return Stream.concat(Stream.of(own), house.auditing.jobs().stream())
        .map(job -> traced(house.tracing, job))
        .toList();
  }

  private static Job traced(Tracing tracing, Job job) {
    return new Job(job.name(), id -> tracing.job("job " + job.name(), () -> job.work().run(id)));
  }

  private static List<Housekeeping.Broom> brooms(House house, Housekeeping.Broom... more) {
    List<Housekeeping.Broom> brooms = new ArrayList<>(List.of(more));
    brooms.addAll(house.limits.brooms());
    brooms.addAll(RotateSession.brooms(house.clock, Mount.longestRetry(house.settings)));
    brooms.add(house.sessions::sweep);
    brooms.add(house.links::sweep);
    brooms.add(house.codes::sweep);
    brooms.add((tx, before) -> house.outbox.sweep(tx, before, Housekeeping.STEP));
    brooms.add((tx, _) -> house.idempotencyKeys.sweep(tx));
    brooms.add((tx, _) -> house.outbox.dropContent(tx, Housekeeping.STEP));
    brooms.add(Webhooks::sweep);
    brooms.add((tx, _) -> new BulkJobs(house.clock).sweep(tx, house.clock.instant()));
    brooms.add((tx, _) -> house.departures.schedule.removeDue(tx));
    return brooms;
  }
}
