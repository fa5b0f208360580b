package dev.vestibule.core.bulk;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.jobs.Jobs;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Begins, stops and takes back what is done with many accounts. */
public final class StartBulk {
  private static final int ID_BYTES = 12;

  private final Database database;
  private final BulkJobs bulk;
  private final Jobs jobs;
  private final InstantSource clock;

  public StartBulk(Database database, BulkJobs bulk, Jobs jobs, InstantSource clock) {
    this.database = database;
    this.bulk = bulk;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** What is to be done. */
  public record Wanted(BulkAction action, Optional<UUID> group, String reason) {}

  /** Begins with accounts that were chosen by hand; answers the job's identifier. */
  public String chosen(Account by, Wanted wanted, List<Long> accounts) {
    return database.write(tx -> {
      String id = add(tx, by, wanted, "", BulkJob.State.COLLECTING, Optional.empty());
      bulk.collect(tx, id, accounts.stream().distinct().toList(), Optional.empty());
      return id;
    });
  }

  /** Begins with all accounts of a list; answers the job's identifier. */
  public String all(Account by, Wanted wanted, String filter) {
    return database.write(
        tx -> add(tx, by, wanted, filter, BulkJob.State.COLLECTING, Optional.empty()));
  }

  /** Opens again what a job has shut; nothing for another one, or one that goes on. */
  public Optional<String> undo(Account by, String id) {
    return database.write(tx ->
        bulk.byId(tx.sql(), id)
            .filter(job -> !job.running() && job.action() == BulkAction.DEACTIVATE)
            .map(job -> {
              Wanted wanted = new Wanted(BulkAction.ACTIVATE, Optional.empty(), job.reason());
              String undo = add(tx, by, wanted, "", BulkJob.State.COLLECTING, Optional.of(id));
              int found = bulk.collectFrom(tx, undo, id);
              bulk.collected(tx, undo, found);
              return undo;
            }));
  }

  /** Lets no more accounts have their turn. */
  public void stop(String id) {
    boolean _ =
        database.write(tx -> {
          bulk.finish(tx, id, BulkJob.State.STOPPED);
          return true;
        });
  }

  private String add(
      Transaction tx,
      Account by,
      Wanted wanted,
      String filter,
      BulkJob.State state,
      Optional<String> undoOf) {
    String id = RandomSecrets.hex(ID_BYTES);
    bulk.add(
        tx,
        new BulkJob(
            id,
            by.id(),
            wanted.action(),
            wanted.group(),
            filter,
            wanted.reason(),
            state,
            0,
            0,
            0,
            Optional.empty(),
            undoOf,
            clock.instant(),
            Optional.empty()));
    jobs.schedule(tx, RunBulk.JOB, id, clock.instant());
    return id;
  }
}
