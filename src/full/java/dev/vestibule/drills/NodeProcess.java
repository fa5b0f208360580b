package dev.vestibule.drills;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, which can be killed. In the whole form it is started as an
 * operator starts it, by {@code ./vestibule serve}; in short from the classes that are tested.
 */
final class NodeProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Path folder;
  private final Map<String, String> settings;
  private final int port = Ports.free();
  private Process process;

  private NodeProcess(Path folder, Map<String, String> settings) throws IOException {
    this.folder = folder;
    this.settings = settings;
    this.process = launch();
  }

  /** Starts one with its data in a folder. */
  static NodeProcess start(Path folder, Map<String, String> settings) throws IOException {
    return new NodeProcess(folder, settings);
  }

  /** Runs a verb of the command line on the same data, with standard input; must succeed. */
  static void run(Path folder, Map<String, String> settings, String input, String... words)
      throws IOException, InterruptedException {
    List<String> command = command(folder, settings, List.of(words));
    Process verb =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("verb.log").toFile())
            .start();
    try (var writer = verb.outputWriter()) {
      writer.write(input);
    }
    if (verb.waitFor() != 0) {
      throw new AssertionError(Files.readString(folder.resolve("verb.log")));
    }
  }

  private static List<String> command(
      Path folder, Map<String, String> settings, List<String> words) {
    List<String> command = new ArrayList<>();
    if (Drills.whole()) {
      command.add(Path.of("vestibule").toAbsolutePath().toString());
    } else {
      command.add(System.getProperty("java.home") + File.separator + "bin/java");
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
      command.addAll(List.of(System.getProperty("java.class.path"), "dev.vestibule.Main"));
    }
    command.addAll(words);
    command.add("--data=" + folder);
    settings.forEach((key, value) -> command.add("--" + key.replace('.', '-') + "=" + value));
    return command;
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command(folder, settings, List.of("serve", "--port=" + port)))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()))
        .start();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  Path folder() {
    return folder;
  }

  int port() {
    return port;
  }

  /** Waits until it is ready; how long that took. */
  Duration ready() {
    return Drills.until("ready: " + folder.resolve("server.log"), PATIENCE, this::isReady);
  }

  boolean isReady() {
    if (!process.isAlive()) {
      throw new AssertionError("the server ended: " + log());
    }
    HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/health/ready")).build();
    try {
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("server.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as SIGKILL does, without a word; waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Ends it as SIGTERM does. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  void startAgain() throws IOException {
    process = launch();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
