package dev.vestibule.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.Alone;
import dev.vestibule.StoppableServer;
import dev.vestibule.TestDatabase;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database server that goes and comes back under a node that runs. */
@Alone
class StoppedOnServerTest {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private static final String SCHEME =
      TestDatabase.isMariadb() ? "jdbc:mariadb://" : "jdbc:postgresql://";

  @TempDir Path files;

  @Test
  void meansComeAgainUntilItIsBack() throws IOException {
    try (StoppableServer database = TestDatabase.stoppable(files)) {
      database.start();
      try (TestServer server = TestServer.start(Map.of("database.url", database.url()))) {
        Visitor visitor = new Visitor(server);
        visitor.account("anna");
        String bearer = visitor.signIn("anna").bearer();
        assertThat(visitor.unchecked(visitor.to("/health/ready")).status()).isEqualTo(200);
        database.stop();
        refusedForNow(visitor.create("anna", Visitor.PASSWORD));
        refusedForNow(visitor.get("/users/me/", bearer));
        assertThat(visitor.unchecked(visitor.to("/health/ready")).status()).isEqualTo(503);
        database.start();
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
        Map.of("database.url", SCHEME + "127.0.0.1:1/accounts?user=me&password=s3cret");
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
    assertThatThrownBy(
            () -> TestServer.start(Map.of("database.url", SCHEME + "me:s3cret@db/accounts")))
        .hasMessageContaining("database.user and database.password")
        .hasMessageNotContaining("s3cret");
  }
}
