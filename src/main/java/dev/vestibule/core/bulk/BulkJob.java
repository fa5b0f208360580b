package dev.vestibule.core.bulk;

import dev.vestibule.core.accounts.AccountPages.Position;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that is done with many accounts.
 *
 * @param by the number of the account on whose behalf
 * @param group which they are put into
 * @param filter the list whose accounts are taken, as a query; empty when they were chosen by hand
 * @param reason in the words of who asked for it
 * @param accounts how many there are, as far as they are collected
 * @param done with how many it is done
 * @param refused with how many it could not be done, or was done before
 * @param place how far the list was read
 * @param undoOf the job whose work this one takes back
 */
public record BulkJob(
    String id,
    long by,
    BulkAction action,
    Optional<UUID> group,
    String filter,
    String reason,
    State state,
    long accounts,
    long done,
    long refused,
    Optional<Position> place,
    Optional<String> undoOf,
    Instant created,
    Optional<Instant> finished) {
  /** How far it is. */
  public enum State {
    /** The accounts of the list are noted. */
    COLLECTING,
    /** One after the other has its turn. */
    WORKING,
    DONE,
    /** By its owner, or because they may no longer do it. */
    STOPPED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  public boolean running() {
    return state == State.COLLECTING || state == State.WORKING;
  }
}
