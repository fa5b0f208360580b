package dev.vestibule;

import dev.vestibule.core.audit.AuditEvents;
import dev.vestibule.core.audit.AuditTrail;
import dev.vestibule.core.audit.Chain;
import dev.vestibule.core.audit.Chainer;
import dev.vestibule.core.audit.ExportTrail;
import dev.vestibule.core.audit.ForgetPerson;
import dev.vestibule.core.audit.StreamTrail;
import dev.vestibule.core.audit.Upkeep;
import dev.vestibule.core.audit.VerifyTrail;
import dev.vestibule.core.events.Actor;
import dev.vestibule.core.events.Events;
import dev.vestibule.core.events.Listener;
import dev.vestibule.core.statistics.TakeNotes;
import dev.vestibule.platform.jobs.Job;
import dev.vestibule.platform.jobs.Jobs;
import java.util.ArrayList;
import java.util.List;

/** The part of the house that hears what happens, and keeps it. */
public final class Auditing implements AutoCloseable {
  /** Where stores and use cases tell it. */
  public final Events events;

  public final AuditEvents recorded;
  public final VerifyTrail verify;
  public final ExportTrail export;
  public final ForgetPerson forget;
  public final Upkeep upkeep;
  public final Chain chain;
  private final StreamTrail stream;
  private final Chainer chainer;

  /**
   * Wires it before everything that tells something.
   *
   * @param alone who does what is done outside of requests
   */
  Auditing(House house, Actor alone) {
    this.chain = new Chain(house.database, house.clock);
    this.chainer = new Chainer(chain);
    AuditTrail trail = new AuditTrail(house.database, house.vault, house.clock, chainer::wake);
    this.events = new Events(house.clock, alone, listeners(house, trail));
    this.recorded = new AuditEvents(house.database, house.vault, trail, house.clock);
    this.verify = new VerifyTrail(house.database, house.vault, chain, house.clock);
    this.export = new ExportTrail(house.database, house.vault, house.clock);
    this.forget = new ForgetPerson(house.database, events);
    this.upkeep =
        new Upkeep(house.database, house.vault, chain, house.settings.audit(), house.clock);
    this.stream =
        new StreamTrail(house.database, house.vault, house.settings.audit().stream(), house.clock);
  }

  /** Everybody who is told, in this order. */
  private static List<Listener> listeners(House house, AuditTrail trail) {
    List<Listener> all = new ArrayList<>();
    if (house.settings.audit().enabled()) {
      all.add(trail);
    }
    all.add(new TakeNotes());
    all.add((tx, event) -> house.hooks.webhooks.listener.heard(tx, event));
    all.add((tx, event) -> house.hooks.watch.heard(tx, event));
    return all;
  }

  List<Job> jobs() {
    return List.of(upkeep.job(), stream.job());
  }

  /** Starts what a server does with what was recorded. */
  void start(Jobs jobs) {
    chainer.start();
    upkeep.start(jobs);
    stream.start(jobs);
  }

  @Override
  public void close() {
    chainer.close();
  }
}
