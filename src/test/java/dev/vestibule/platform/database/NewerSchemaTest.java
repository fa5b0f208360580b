package dev.vestibule.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A version serves the database of its successor, which has only added to it. */
class NewerSchemaTest {
  private static final int NEXT = Migrations.LATEST + 1;

  private static void upgrade(TestServer server) {
    int _ =
        server
            .house()
            .database
            .write(tx -> {
              var sql = tx.sql();
              sql.execute("create table later (id varchar(40) primary key)");
              sql.execute("alter table accounts add column later text");
              sql.execute("alter table sessions add column later_still text not null default ''");
              return sql.execute(
                  "insert into flyway_schema_history (installed_rank, version, description, type,"
                      + " script, installed_by, execution_time, success) values (?, ?, 'later',"
                      + " 'SQL', 'V"
                      + NEXT
                      + "__later.sql', 'somebody', 1, true)",
                  NEXT + 1000,
                  Integer.toString(NEXT));
            });
  }

  @Test
  void isServed() throws IOException {
    Path data = Files.createTempDirectory("vestibule-newer");
    TestServer before = TestServer.on(data, Map.of(), InstantSource.system());
    new Visitor(before).account("anna");
    upgrade(before);
    before.stop();

    try (TestServer after = TestServer.on(data, Map.of(), InstantSource.system())) {
      Visitor visitor = new Visitor(after);
      Visitor.Pair anna = visitor.signIn("anna");
      assertThat(visitor.statusOfMe(anna.bearer())).isEqualTo(200);
      assertThat(visitor.statusOfRefresh(anna.refresh())).isEqualTo(200);
      assertThat(visitor.account("bob")).isPositive();
      Migrations migrations = new Migrations(after.house().database);
      assertThat(migrations.installed()).isEqualTo(NEXT);
      assertThat(migrations.pending()).isEmpty();
    }
  }

  @Test
  void aPlanSaysWhatAMigrationDoes() {
    String more =
        """
        -- drop table nothing
        create table made (id text);
        alter table accounts add column x text not null default '';
        create index made_x on sessions (x);
        update outbox set x = (select 1 from avatars);
        """;
    assertThat(PendingMigration.of("9", "more", more))
        .isEqualTo(
            new PendingMigration(
                "9",
                "more",
                List.of("made"),
                List.of("accounts", "sessions", "outbox", "avatars"),
                true));
    for (String less :
        List.of(
            "drop table x",
            "alter table x drop column y",
            "alter table x rename to z",
            "alter table x add column y text not null",
            "alter table x alter column y set not null")) {
      assertThat(PendingMigration.of("9", "less", less).expands()).as(less).isFalse();
    }
  }
}
