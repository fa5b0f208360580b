package dev.vestibule.platform.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.Alone;
import dev.vestibule.TestDatabase;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.platform.backup.Crowd;
import dev.vestibule.platform.backup.Ground;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.rows.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From SQLite to PostgreSQL and back under a server that goes on working. */
@Alone
class MoveOnServerTest {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  @TempDir Path folder;

  private Optional<String> sqlite() {
    return Optional.of("jdbc:sqlite:" + folder.resolve("people.sqlite3"));
  }

  private Settings settings() {
    return Ground.settings(folder, sqlite());
  }

  private MoveData mover() {
    return new MoveData(settings(), InstantSource.system(), Progress.UNSEEN);
  }

  private static OtherPlace place(String url) {
    return new OtherPlace(url, Optional.empty(), Optional.empty());
  }

  private static List<String> missing(List<String> wanted, Settings settings) {
    try (Database database = Database.open(settings)) {
      var there = Crowd.names(database);
      return wanted.stream().filter(name -> !there.contains(name)).toList();
    }
  }

  @Test
  void thereAndBackUnderLoad() {
    OtherPlace postgresql = place(TestDatabase.empty());
    try (TestServer server =
        TestServer.on(folder, Ground.keyed(sqlite()), InstantSource.system())) {
      Visitor.Pair anna = Ground.people(server);
      Visitor visitor = new Visitor(server);
      Crowd crowd = new Crowd(server);
      crowd.run(() -> {
        crowd.acknowledged(20);
        Moved moved = mover().to(postgresql);
        assertThat(moved.pause()).isLessThan(LONGEST);
        List<String> all = crowd.acknowledged(20);
        assertThat(missing(all, postgresql.in(settings()))).isEmpty();
        assertThat(missing(all, settings())).as("written since, on PostgreSQL alone").isNotEmpty();
        assertThat(visitor.statusOfMe(anna.bearer())).isEqualTo(200);

        Moved back = mover().back().orElseThrow();
        assertThat(back.pause()).isLessThan(LONGEST);
        List<String> again = crowd.acknowledged(20);
        assertThat(missing(again, settings())).isEmpty();
        assertThat(missing(again, postgresql.in(settings()))).isNotEmpty();
      });
      assertThat(visitor.statusOfRefresh(anna.refresh())).isEqualTo(200);
      assertThat(mover().confirm()).isTrue();
      assertThat(mover().status()).isEmpty();
      assertThatThrownBy(() -> OtherPlace.follow(postgresql.in(settings())))
          .hasMessageContaining("let database.url name that");
      assertThat(visitor.account("later")).isPositive();
    }
  }

  /** What one node is told to do is done on the other as well, wherever each believes to be. */
  @Test
  void twoNodesGoTogether() {
    Optional<String> first = Optional.of(TestDatabase.empty());
    OtherPlace second = place(TestDatabase.empty());
    Settings settings = Ground.settings(folder, first);
    MoveData mover = new MoveData(settings, InstantSource.system(), Progress.UNSEEN);
    TestServer one = TestServer.on(folder, Ground.keyed(first), InstantSource.system());
    TestServer two = TestServer.on(folder, Ground.keyed(first), InstantSource.system());
    Visitor.Pair anna = Ground.people(one);
    Crowd crowd = new Crowd(one, "one");
    Crowd other = new Crowd(two, "two");
    crowd.run(() ->
        other.run(() -> {
          Moved moved = mover.to(second);
          assertThat(moved.pause()).isLessThan(LONGEST);
          List<String> all = crowd.acknowledged(5);
          List<String> more = other.acknowledged(5);
          assertThat(missing(all, second.in(settings))).isEmpty();
          assertThat(missing(more, second.in(settings))).isEmpty();
        }));
    // A mail is written on one node, and its job is worked on by either.
    assertThat(new Visitor(two).account("later")).isPositive();
    assertThat(new Visitor(one).statusOfRefresh(anna.refresh())).isEqualTo(200);
    two.stop();
    one.stop();
  }
}
