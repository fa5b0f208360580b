package dev.vestibule.platform.database;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The one row that tells of a move. */
public final class Moves {
  private static final Table<Record> MOVES = table(name("moves"));
  private static final Field<Integer> SLOT = field(name("slot"), SQLDataType.INTEGER);
  private static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR);
  private static final Field<String> STATE = field(name("state"), SQLDataType.VARCHAR);
  private static final Field<String> FORMER = field(name("former"), SQLDataType.VARCHAR);
  private static final Field<Integer> ROUND = field(name("round"), SQLDataType.INTEGER);
  private static final Field<byte[]> OTHER = field(name("other"), SQLDataType.VARBINARY);
  private static final Field<String> OTHER_NAME = field(name("other_name"), SQLDataType.VARCHAR);
  private static final Field<Instant> BEGAN_AT = Columns.instant("began_at");
  private static final Field<Instant> CHANGED_AT = Columns.instant("changed_at");
  private static final Field<Instant> SEEN_AT = Columns.instant("seen_at");
  private static final int ONE = 1;

  private Moves() {}

  /** The move that this database takes part in. */
  public static Optional<Move> find(DSLContext sql) {
    return sql.select(ID, STATE, FORMER, ROUND, OTHER, OTHER_NAME, BEGAN_AT, CHANGED_AT, SEEN_AT)
        .from(MOVES)
        .where(SLOT.eq(ONE))
        .fetchOptional(row ->
            new Move(
                value(row, ID),
                MoveState.of(value(row, STATE)),
                MoveState.of(value(row, FORMER)),
                value(row, ROUND),
                value(row, OTHER),
                value(row, OTHER_NAME),
                value(row, BEGAN_AT),
                value(row, CHANGED_AT),
                value(row, SEEN_AT)));
  }

  private static <T> T value(Record row, Field<T> column) {
    return Objects.requireNonNull(row.get(column));
  }

  /** Puts a move in place of whatever there was. */
  public static void put(DSLContext sql, Move move) {
    sql.deleteFrom(MOVES).execute();
    sql.insertInto(MOVES)
        .set(SLOT, ONE)
        .set(ID, move.id())
        .set(STATE, move.state().word())
        .set(FORMER, move.former().word())
        .set(ROUND, move.round())
        .set(OTHER, move.other())
        .set(OTHER_NAME, move.otherName())
        .set(BEGAN_AT, move.beganAt())
        .set(CHANGED_AT, move.changedAt())
        .set(SEEN_AT, move.seenAt())
        .execute();
  }

  /** Forgets the move. */
  public static void remove(DSLContext sql) {
    sql.deleteFrom(MOVES).execute();
  }

  /**
   * Goes from what was seen to another state, unless somebody was quicker.
   *
   * @param round of a fence; one that was given up and set again is another
   * @return whether it did
   */
  public static boolean change(DSLContext sql, Move seen, MoveState next, int round, Instant now) {
    return sql.update(MOVES)
            .set(STATE, next.word())
            .set(ROUND, round)
            .set(CHANGED_AT, now)
            .where(ID.eq(seen.id()))
            .and(STATE.eq(seen.state().word()))
            .and(ROUND.eq(seen.round()))
            .execute()
        == 1;
  }

  /** A sign of whoever moves the data. */
  public static void sign(DSLContext sql, String id, Instant now) {
    sql.update(MOVES).set(SEEN_AT, now).where(ID.eq(id)).execute();
  }
}
