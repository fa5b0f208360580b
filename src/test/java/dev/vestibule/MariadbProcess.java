package dev.vestibule;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A MariaDB server of the tests' own, to be started, stopped and started again. */
public final class MariadbProcess implements StoppableServer {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final Path folder;
  private final int port;
  private @Nullable Process running;

  private MariadbProcess(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Makes an empty server in the folder, without starting it. */
  public static MariadbProcess make(Path folder) throws IOException {
    MariadbProcess made = new MariadbProcess(folder, freePort());
    List<String> command =
        made.command(
            "mariadb-install-db",
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            "--skip-name-resolve");
    Process installing = made.process(command).start();
    if (waited(installing) != 0) {
      throw new IOException(command + ": " + Files.readString(made.log()));
    }
    return made;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private List<String> command(String program, String... more) {
    List<String> command = new ArrayList<>(List.of(program, "--no-defaults"));
    command.add("--datadir=" + folder.resolve("data"));
    // What is kept need not outlive the machine, only the server.
    command.addAll(List.of("--innodb-flush-log-at-trx-commit=0", "--innodb-log-file-size=32M"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root");
    }
    command.addAll(List.of(more));
    return command;
  }

  private Path log() {
    return folder.resolve("log");
  }

  private ProcessBuilder process(List<String> command) {
    File log = log().toFile();
    ProcessBuilder process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    // Debian keeps the server where only root's shell looks.
    process.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
    return process;
  }

  private static int waited(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void start() throws IOException {
    List<String> command =
        command(
            "mariadbd",
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--socket=" + folder.resolve("s"),
            "--pid-file=" + folder.resolve("pid"),
            "--skip-name-resolve",
            "--skip-log-bin",
            "--debug-no-sync",
            "--innodb-flush-method=nosync",
            "--max-connections=500",
            "--innodb-buffer-pool-size=96M",
            "--table-open-cache=4000");
    Process started = process(command).start();
    running = started;
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!answers()) {
      if (!started.isAlive() || System.nanoTime() > end) {
        throw new IOException(command + ": " + Files.readString(log()));
      }
    }
  }

  /** One that refuses us is up too, and says why at the next question. */
  private boolean answers() {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void stop() {
    Process stopping = running;
    if (stopping != null) {
      stopping.destroy();
      stopping.onExit().orTimeout(PATIENCE_NANOS, TimeUnit.NANOSECONDS).join();
    }
  }

  /** Ends it at once, with its files. */
  public void remove() {
    Process ending = running;
    if (ending != null) {
      ending.destroyForcibly().onExit().join();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its administrator's way in. */
  @Override
  public String url() {
    return "jdbc:mariadb://127.0.0.1:"
        + port
        + "/tests?user=root&sslMode=disable&createDatabaseIfNotExist=true";
  }
}
