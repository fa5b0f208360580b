package dev.vestibule.platform.move;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.MasterKey;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.database.Move;
import dev.vestibule.platform.database.MoveState;
import dev.vestibule.platform.database.Moves;
import dev.vestibule.platform.rows.Contents;
import dev.vestibule.platform.rows.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Moves the data into another database, and back, while servers work. */
public final class MoveData {
  private static final int ID_BYTES = 16;

  private final Settings settings;
  private final InstantSource clock;
  private final Progress progress;
  private final MasterKey key;

  /**
   * @param settings of a server that knows where the data is, or was
   */
  public MoveData(Settings settings, InstantSource clock, Progress progress) {
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
    this.key = MasterKey.load(settings);
  }

  /** The settings of the database that has the data now. */
  private Settings here() {
    try (Database database = OtherPlace.follow(settings)) {
      return database.settings();
    }
  }

  /** The move that is not finished, and where the data is. */
  public Optional<Move> status() {
    try (Database from = Database.open(here())) {
      return Sides.find(from);
    }
  }

  /** The place that has the data now, for people. */
  public String place() {
    return OtherPlace.of(here()).name();
  }

  /**
   * Moves the data there.
   *
   * @throws MoveException when that is not possible; then it is where it was
   */
  public Moved to(OtherPlace place) {
    Settings here = here();
    try (Database from = Database.open(here);
        Database to = Database.open(place.in(settings))) {
      String id = prepare(from, OtherPlace.of(here), to, place);
      try (Signs _ = new Signs(from, to, id, clock)) {
        long settled = System.nanoTime() + Database.ANSWERS_HOLD_CALM.plusMillis(500).toNanos();
        new CopyRows(to, progress).copy(from);
        return new Switch(from, to, clock, progress).run(id, settled);
      } catch (RuntimeException e) {
        abandon(from, id);
        throw e;
      }
    }
  }

  private String prepare(Database from, OtherPlace source, Database to, OtherPlace target) {
    Sides.find(from).ifPresent(this::requireOver);
    requireSchema(from, to);
    boolean begun =
        Sides.find(to)
            .filter(m -> m.state() == MoveState.ARRIVING)
            .map(m -> requireQuiet(m, target.name()))
            .isPresent();
    Map<String, Long> held = Contents.counts(to);
    if (!begun && (!held.isEmpty() || Sides.find(to).isPresent())) {
      throw new MoveException(target + " is not empty: it has rows in " + held.keySet());
    }
    String id = RandomSecrets.hex(ID_BYTES);
    put(to, move(id, MoveState.ARRIVING, MoveState.ARRIVED, source));
    if (Sides.find(from).filter(m -> m.id().equals(id)).isPresent()) {
      int _ = to.write(tx -> remove(tx.sql()));
      throw new MoveException(target + " is the database that has the data already");
    }
    to.load(sql -> {
      Contents.clear(sql, to.tables().keySet());
      Changes.clear(sql);
    });
    Sides.guard(to);
    put(from, move(id, MoveState.LEAVING, MoveState.LEAVING, target));
    Sides.guard(from);
    return id;
  }

  private void requireOver(Move move) {
    switch (move.state()) {
      case ARRIVED ->
          throw new MoveException(
              "the data came here from " + move.otherName() + ": move --confirm or --back first");
      case LEAVING, FENCED -> requireQuiet(move, move.otherName());
      case GONE, ARRIVING, CLOSED -> throw new MoveException("the data is elsewhere");
    }
  }

  private Move requireQuiet(Move move, String target) {
    if (Duration.between(move.seenAt(), clock.instant()).compareTo(Signs.ALIVE) < 0) {
      throw new MoveException(
          "a move to " + target + " is under way, or was a minute ago: try again later");
    }
    return move;
  }

  private static void requireSchema(Database from, Database to) {
    int schema = new Migrations(from).installed();
    if (schema != Migrations.latest()) {
      throw new MoveException(
          "the schema is "
              + schema
              + ", this version's is "
              + Migrations.latest()
              + ": migrate first");
    }
    new Migrations(to).applyUpTo(schema);
    if (new Migrations(to).installed() != schema) {
      throw new MoveException("the other database has another schema: take an empty one");
    }
  }

  private Move move(String id, MoveState state, MoveState former, OtherPlace other) {
    Instant now = clock.instant();
    return new Move(id, state, former, 0, other.seal(key), other.name(), now, now, now);
  }

  private static void put(Database database, Move move) {
    int _ =
        database.write(tx -> {
          Moves.put(tx.sql(), move);
          return 0;
        });
  }

  private static int remove(DSLContext sql) {
    Moves.remove(sql);
    Changes.clear(sql);
    return 0;
  }

  /** Unless it was decided meanwhile: then the data is there. */
  private void abandon(Database from, String id) {
    boolean here =
        Sides.find(from)
            .filter(m -> m.id().equals(id) && m.state() == MoveState.LEAVING)
            .isPresent();
    if (here) {
      forget(from);
    }
  }

  private static void forget(Database database) {
    int _ = database.write(tx -> remove(tx.sql()));
    Sides.unguard(database);
  }

  /**
   * Brings the data back where it came from, with all that was written since; or gives up a move
   * that did not come to its end.
   *
   * @return empty when it had not gone
   * @throws MoveException when there is no move, or the other database is not as it was left
   */
  public Optional<Moved> back() {
    try (Database from = Database.open(here())) {
      Move move =
          Sides.find(from).orElseThrow(() -> new MoveException("there is no move to take back"));
      if (move.state() != MoveState.ARRIVED) {
        requireOver(move);
        forget(from);
        return Optional.empty();
      }
      try (Database to = Database.open(OtherPlace.open(key, move).in(settings))) {
        return Optional.of(back(from, to, move.id()));
      }
    }
  }

  private Moved back(Database from, Database to, String id) {
    Move there = Sides.move(to, id);
    change(to, there, MoveState.ARRIVING);
    try (Signs _ = new Signs(from, to, id, clock)) {
      to.load(Changes::clear);
      return new Switch(from, to, clock, progress).run(id, System.nanoTime());
    } catch (RuntimeException e) {
      if (Sides.move(from, id).state() != MoveState.GONE) {
        change(to, Sides.move(to, id), MoveState.GONE);
      }
      throw e;
    }
  }

  private void change(Database database, Move seen, MoveState next) {
    boolean changed =
        database.write(tx -> Moves.change(tx.sql(), seen, next, seen.round(), clock.instant()));
    if (!changed) {
      throw new MoveException("somebody else moves the data at this moment");
    }
  }

  /**
   * Ends the move: there is no way back any more, and the former database opens no server again.
   *
   * @return whether the former database could be told
   * @throws MoveException when there is nothing to confirm
   */
  public boolean confirm() {
    try (Database database = Database.open(here())) {
      Move move =
          Sides.find(database)
              .filter(m -> m.state() == MoveState.ARRIVED)
              .orElseThrow(() -> new MoveException("there is no move to confirm"));
      boolean told = close(move);
      forget(database);
      return told;
    }
  }

  private boolean close(Move move) {
    try (Database former = Database.open(OtherPlace.open(key, move).in(settings))) {
      change(former, Sides.move(former, move.id()), MoveState.CLOSED);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
