package dev.vestibule.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL with a synchronous replica, of Debian's packages: a commit is told when both have
 * it, so that a failover loses nothing.
 */
final class Replicated implements AutoCloseable {
  private static final String USER = "postgres";

  private final Path folder;
  private final Path programs;
  private final int primary = Ports.free();
  private final int replica = Ports.free();

  private Replicated(Path folder) throws IOException {
    this.folder = folder;
    this.programs = programs();
  }

  /** Starts both in a folder. */
  static Replicated start(Path folder) throws Exception {
    Replicated pair = new Replicated(folder);
    run("chown", USER, folder.toString());
    pair.command("initdb", "-D", pair.data("primary"), "-A", "trust", "-U", USER);
    // The replica must not wait for a replica of its own: this is no line of the configuration.
    pair.startServer(
        "primary", pair.primary, " -c synchronous_standby_names=* -c synchronous_commit=local");
    pair.command(
        "pg_basebackup",
        "-h",
        "127.0.0.1",
        "-p",
        String.valueOf(pair.primary),
        "-U",
        USER,
        "-D",
        pair.data("replica"),
        "-R",
        "-X",
        "stream");
    pair.startServer("replica", pair.replica, "");
    pair.stopServer("primary", "fast");
    pair.startServer("primary", pair.primary, " -c synchronous_standby_names=*");
    Drills.until("the replica follows", Duration.ofSeconds(30), pair::follows);
    return pair;
  }

  private boolean follows() {
    return new Books(at(primary, ""))
            .count("select count(*) from pg_stat_replication where sync_state = 'sync'")
        == 1;
  }

  private static Path programs() throws IOException {
    Path all = Path.of("/usr/lib/postgresql");
    assertThat(all).as("needs Debian's package postgresql (scripts/install-test-tools)").exists();
    try (Stream<Path> versions = Files.list(all)) {
      return versions.max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
    }
  }

  private String data(String name) {
    return folder.resolve(name).toString();
  }

  private void startServer(String name, int port, String more)
      throws IOException, InterruptedException {
    String options =
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder + more;
    command("pg_ctl", "-D", data(name), "-w", "-l", data(name) + ".log", "-o", options, "start");
  }

  private void stopServer(String name, String how) throws IOException, InterruptedException {
    command("pg_ctl", "-D", data(name), "-w", "-m", how, "stop");
  }

  /** Ends the primary without a word, and makes the replica the primary. */
  void failOver() throws IOException, InterruptedException {
    stopServer("primary", "immediate");
    command("pg_ctl", "-D", data("replica"), "-w", "promote");
  }

  /** Names both; whoever takes writes is asked. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?user=%s&targetServerType=primary"
        .formatted(primary, replica, USER);
  }

  private static String at(int port, String more) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER + more;
  }

  /** PostgreSQL does not run as root. */
  private void command(String program, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("runuser", "-u", USER, "--"));
    command.add(programs.resolve(program).toString());
    command.addAll(Arrays.asList(words));
    run(command.toArray(String[]::new));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    File log = File.createTempFile("replicated", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(new File("/"))
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    int code = process.waitFor();
    assertThat(code)
        .as("%s: %s", String.join(" ", command), Files.readString(log.toPath()))
        .isZero();
    Files.delete(log.toPath());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (String name : List.of("primary", "replica")) {
      if (Files.exists(folder.resolve(name).resolve("postmaster.pid"))) {
        stopServer(name, "immediate");
      }
    }
    run("rm", "-rf", folder.toString());
  }
}
