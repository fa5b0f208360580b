package dev.vestibule;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** PostgreSQL from Maven's repository. */
final class TestPostgresql extends TestDatabaseServer {
  private @Nullable String template;

  TestPostgresql() {
    super("VESTIBULE_TEST_POSTGRESQL_URL", "postgresql");
  }

  @Override
  String start() throws IOException {
    // Never stopped by hand: its own shutdown hook does, and removes its files.
    return builder().setServerConfig("fsync", "off").start().getJdbcUrl("postgres", "postgres");
  }

  @Override
  synchronized String migrated() {
    String known = template;
    if (known == null) {
      String url = empty();
      migrate(url);
      known = name(url);
      template = known;
    }
    return create(" template " + known);
  }

  @Override
  void drop(String url) {
    execute("drop database if exists " + name(url) + " with (force)");
  }

  /** A server of one's own making, to be started, stopped and started again. */
  static EmbeddedPostgres.Builder builder() {
    // In the build's folder, so that no other user's files are in the way.
    File folder = new File("target/postgresql").getAbsoluteFile();
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(folder)
        .setServerConfig("max_connections", "300");
  }

  /** One with its files in a folder. */
  static final class Stoppable implements StoppableServer {
    private final Path folder;
    private int port;
    private String url = "";
    private @Nullable EmbeddedPostgres running;

    Stoppable(Path folder) {
      this.folder = folder;
    }

    @Override
    public void start() throws IOException {
      EmbeddedPostgres started =
          builder()
              .setDataDirectory(folder.resolve("database"))
              .setCleanDataDirectory(false)
              .setPort(port)
              .start();
      running = started;
      port = started.getPort();
      url = started.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void stop() {
      EmbeddedPostgres stopping = running;
      running = null;
      if (stopping != null) {
        try {
          stopping.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    @Override
    public String url() {
      return url;
    }
  }
}
