package dev.vestibule.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.House;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Transactions on the real schema. */
class DatabaseTest {
  private TestServer server;
  private Database database;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of());
    House house = server.house();
    database = house.database;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static int insert(Transaction tx, String name) {
    return insert(tx, name, 1);
  }

  private static int insert(Transaction tx, String name, int bytes) {
    return tx.sql()
        .insertInto(DSL.table(DSL.name("wrapped_keys")))
        .set(DSL.field(DSL.name("name"), String.class), name)
        .set(DSL.field(DSL.name("wrapped"), byte[].class), new byte[bytes])
        .set(Columns.instant("created_at"), Instant.EPOCH)
        .execute();
  }

  private boolean present(String name) {
    return database.read(
        sql -> sql.fetchOptional("select 1 from wrapped_keys where name = ?", name).isPresent());
  }

  @Test
  void aTransactionInsideATransactionIsRefused() {
    assertThatThrownBy(() ->
            database.write(tx -> {
              insert(tx, "outer");
              return database.<Integer>write(inner -> insert(inner, "inner"));
            }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(present("outer")).isFalse();
    database.<Integer>write(tx -> insert(tx, "after"));
    assertThat(present("after")).isTrue();
  }

  @Test
  void whatThrowsLeavesNothingAndRunsNothingAfterwards() {
    AtomicInteger after = new AtomicInteger();
    assertThatThrownBy(() ->
            database.write(tx -> {
              insert(tx, "half");
              tx.afterCommit(after::incrementAndGet);
              throw new IllegalArgumentException("no");
            }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(present("half")).isFalse();
    assertThat(after).hasValue(0);
  }

  @Test
  void whatFollowsACommitMayWriteAgain() {
    database.<Integer>write(tx -> {
      tx.afterCommit(() -> database.<Integer>write(next -> insert(next, "second")));
      return insert(tx, "first");
    });
    assertThat(present("first")).isTrue();
    assertThat(present("second")).isTrue();
  }

  @Test
  void fiftyWritersAllSucceedAndReadersSeeWhatWasCommitted() {
    AtomicInteger next = new AtomicInteger();
    var seen =
        Visitor.atOnce(
            50,
            () -> {
              String name = "writer " + next.getAndIncrement();
              database.<Integer>write(tx -> insert(tx, name));
              return present(name);
            });
    assertThat(seen).hasSize(50).containsOnly(true);
  }

  @Test
  @Tag("sqlite")
  void aFullDiskIsAServiceThatIsNotAvailable() {
    assertThatThrownBy(() ->
            database.write(tx -> {
              tx.sql().fetch("pragma max_page_count = 1");
              return insert(tx, "big", 4_000_000);
            }))
        .isInstanceOf(UnavailableException.class);
    assertThat(present("big")).isFalse();
  }

  @Test
  void readersDoNotSeeWhatIsNotCommitted() {
    database.<Integer>write(tx -> {
      int rows = insert(tx, "unseen");
      assertThat(present("unseen")).isFalse();
      return rows;
    });
    assertThat(present("unseen")).isTrue();
  }
}
