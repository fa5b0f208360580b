package dev.vestibule.platform.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.platform.backup.Ground;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.MasterKey;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.database.Move;
import dev.vestibule.platform.database.MoveState;
import dev.vestibule.platform.database.Moves;
import dev.vestibule.platform.rows.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves between two files of SQLite that end halfway, and what becomes of servers then. */
@Tag("sqlite")
class UnfinishedMoveTest {
  @TempDir private static Path shelf;
  private static Visitor.Pair anna;

  @TempDir Path folder;

  @BeforeAll
  static void people() {
    TestServer server =
        TestServer.on(shelf, Ground.keyed(Optional.empty()), InstantSource.system());
    anna = Ground.people(server);
    server.stop();
  }

  @BeforeEach
  void copy() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.copy(shelf.resolve("vestibule.sqlite3"), data.resolve("vestibule.sqlite3"));
  }

  private TestServer serve() {
    return TestServer.on(
        folder.resolve("data"), Ground.keyed(Optional.empty()), InstantSource.system());
  }

  private Settings here() {
    return Ground.settings(folder.resolve("data"), Optional.empty());
  }

  private OtherPlace there() {
    return new OtherPlace(
        "jdbc:sqlite:" + folder.resolve("other.sqlite3"), Optional.empty(), Optional.empty());
  }

  private MoveData mover(InstantSource clock) {
    return new MoveData(here(), clock, Progress.UNSEEN);
  }

  private MoveData mover() {
    return mover(InstantSource.system());
  }

  private static Optional<Move> move(Settings settings) {
    try (Database database = Database.open(settings)) {
      return database.move();
    }
  }

  private static void set(Settings settings, String statement, Object... values) {
    try (Database database = Database.open(settings)) {
      int _ = database.write(tx -> tx.sql().execute(statement, values));
    }
  }

  /** As a mover leaves it that is killed while it copies. */
  private void begin(MoveState state) {
    Instant now = InstantSource.system().instant();
    Move move =
        new Move(
            "0",
            state,
            MoveState.LEAVING,
            1,
            there().seal(MasterKey.load(here())),
            "there",
            now,
            now,
            now);
    try (Database database = Database.open(here())) {
      int _ =
          database.write(tx -> {
            Moves.put(tx.sql(), move);
            return 0;
          });
      Sides.guard(database);
    }
  }

  @Test
  void aServerThatComesLaterFollowsAndFinishesWhatWasDecided() {
    mover().to(there());
    Settings target = there().in(here());
    set(target, "update moves set state = 'arriving'");
    assertThat(move(here()).orElseThrow().state()).isEqualTo(MoveState.GONE);

    TestServer server = serve();
    Visitor visitor = new Visitor(server);
    assertThat(visitor.statusOfRefresh(anna.refresh())).isEqualTo(200);
    assertThat(visitor.account("later")).isGreaterThan(3);
    server.stop();
    assertThat(move(target).orElseThrow().state()).isEqualTo(MoveState.ARRIVED);
    try (Database database = Database.open(target)) {
      assertThat(
              database.<Integer>read(
                  sql -> sql.fetchCount(sql.selectFrom("accounts where username = 'later'"))))
          .isEqualTo(1);
    }
  }

  @Test
  void theFormerDatabaseTakesNoWritesAnyMore() {
    mover().to(there());
    for (String words : List.of("update accounts set locale = 'fr'", "delete from accounts")) {
      assertThatThrownBy(() -> set(here(), words)).hasMessageContaining("its data has moved");
    }
    mover().back();
    set(here(), "update accounts set locale = 'fr'");
  }

  @Test
  void aServerOnTheNewPlaceIsSentBackUntilItIsDecided() {
    mover().to(there());
    mover().back();
    try (Database database = OtherPlace.follow(there().in(here()))) {
      assertThat(database.settings().databaseUrl()).isEqualTo(here().databaseUrl());
    }
  }

  @Test
  void aFenceWhoseMoverDiedIsLifted() {
    begin(MoveState.FENCED);
    TestServer server = serve();
    assertThat(new Visitor(server).statusOfRefresh(anna.refresh())).isEqualTo(200);
    assertThat(new Visitor(server).account("later")).isPositive();
    server.stop();
    assertThat(move(here()).orElseThrow().state()).isEqualTo(MoveState.LEAVING);
  }

  @Test
  void aMoveWhoseMoverDiedIsGivenUpOrBegunAnew() {
    begin(MoveState.LEAVING);
    assertThatThrownBy(() -> mover().to(there())).hasMessageContaining("is under way");
    InstantSource later = () -> InstantSource.system().instant().plusSeconds(600);
    mover(later).to(there());
    mover(later).back();
    mover(later).confirm();

    begin(MoveState.LEAVING);
    assertThat(mover(later).back()).isEmpty();
    assertThat(move(here())).isEmpty();
    set(here(), "update accounts set locale = 'fr'");
  }

  @Test
  void nothingIsMovedOverOtherData() {
    assertThatThrownBy(() -> mover().to(OtherPlace.of(here())))
        .hasMessageContaining("is not empty");
    Settings target = there().in(here());
    try (Database database = Database.open(target)) {
      new Migrations(database).apply();
    }
    set(target, "insert into wrapped_keys values ('other', x'00', '2026-01-01T00:00:00.000000Z')");
    assertThatThrownBy(() -> mover().to(there())).hasMessageContaining("is not empty");
    assertThat(move(here())).isEmpty();
    assertThatThrownBy(() -> mover().confirm()).hasMessageContaining("no move to confirm");
    assertThatThrownBy(() -> mover().back()).hasMessageContaining("no move to take back");
  }
}
