package dev.vestibule.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.TestDatabase;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that goes and comes back under a server that runs. */
class StoppedOnServerTest {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  @TempDir Path files;

  private EmbeddedPostgres start(int port) throws IOException {
    return TestDatabase.builder()
        .setDataDirectory(files.resolve("database"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  @Test
  void meansComeAgainUntilItIsBack() throws IOException {
    EmbeddedPostgres first = start(0);
    String url = first.getJdbcUrl("postgres", "postgres");
    try (TestServer server = TestServer.start(Map.of("database.url", url))) {
      Visitor visitor = new Visitor(server);
      visitor.account("anna");
      String bearer = visitor.signIn("anna").bearer();
      assertThat(visitor.unchecked(visitor.to("/health/ready")).status()).isEqualTo(200);
      first.close();
      refusedForNow(visitor.create("anna", Visitor.PASSWORD));
      refusedForNow(visitor.get("/users/me/", bearer));
      assertThat(visitor.unchecked(visitor.to("/health/ready")).status()).isEqualTo(503);
      try (EmbeddedPostgres _ = start(first.getPort())) {
        waitUntilReady(visitor);
        assertThat(visitor.statusOfMe(bearer)).isEqualTo(200);
        assertThat(visitor.create("anna", Visitor.PASSWORD).status()).isEqualTo(200);
      }
    }
  }

  private static void refusedForNow(Visitor.Reply reply) {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isNotEmpty();
  }

  private static void waitUntilReady(Visitor visitor) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (visitor.unchecked(visitor.to("/health/ready")).status() != 200) {
      assertThat(System.nanoTime()).as("ready in time").isLessThan(end);
    }
  }

  @Test
  void isNamedWithoutItsPasswordWhenItIsNotThereAtTheStart() {
    Map<String, String> nowhere =
        Map.of("database.url", "jdbc:postgresql://127.0.0.1:1/accounts?user=me&password=s3cret");
    assertThatThrownBy(() -> TestServer.start(nowhere))
        .hasMessageContaining("the database at 127.0.0.1:1/accounts cannot be opened")
        .hasMessageNotContaining("s3cret")
        .hasStackTraceContaining("refused")
        .satisfies(thrown -> assertThat(stackTrace(thrown)).doesNotContain("s3cret"));
  }

  private static String stackTrace(Throwable thrown) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      all.append(cause).append('\n');
    }
    return all.toString();
  }

  @Test
  void aUserInTheHostIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() ->
            TestServer.start(Map.of("database.url", "jdbc:postgresql://me:s3cret@db/accounts")))
        .hasMessageContaining("database.user and database.password")
        .hasMessageNotContaining("s3cret");
  }
}
