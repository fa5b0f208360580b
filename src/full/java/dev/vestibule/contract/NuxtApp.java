package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.contract.Programs.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The application of src/full/nuxt, built for production around the documentation's snippet. */
final class NuxtApp implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final Process process;

  private NuxtApp(Process process) {
    this.process = process;
  }

  /** Builds it; the snippet's own base address gives way to the one it is started with. */
  static Path build() throws IOException, InterruptedException {
    Path folder = NodeTools.nuxt();
    Files.writeString(folder.resolve("nuxt.config.ts"), FrontEndPages.snippet("nuxt"));
    Ended build =
        Programs.run(
            folder,
            List.of("env", "NUXT_TELEMETRY_DISABLED=1", "CI=1", "npx", "--no", "nuxt", "build"));
    assertThat(build.code()).as(build.output()).isZero();
    return folder;
  }

  /** A port that nobody listens at. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param api the base address of the accounts API
   */
  static NuxtApp start(Path folder, int port, String api) throws IOException, InterruptedException {
    ProcessBuilder node = new ProcessBuilder("node", ".output/server/index.mjs");
    node.directory(folder.toFile()).redirectErrorStream(true);
    node.redirectOutput(folder.resolve("output.log").toFile());
    node.environment().put("HOST", "127.0.0.1");
    node.environment().put("PORT", Integer.toString(port));
    node.environment().put("NUXT_PUBLIC_AUTH_BASE_URL", api);
    Process process = node.start();
    NuxtApp app = new NuxtApp(process);
    try (ReadyClient client = new ReadyClient()) {
      client.await(URI.create("http://127.0.0.1:" + port + "/signup"), process);
    }
    return app;
  }

  /** Asks until somebody answers. */
  private record ReadyClient(HttpClient http) implements AutoCloseable {
    ReadyClient() {
      this(HttpClient.newHttpClient());
    }

    void await(URI address, Process process) throws InterruptedException {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!answers(address)) {
        assertThat(process.isAlive() && System.nanoTime() < end).as("Nuxt starts").isTrue();
        process.waitFor(Duration.ofMillis(100));
      }
    }

    private boolean answers(URI address) throws InterruptedException {
      try {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode()
            == 200;
      } catch (IOException notYet) {
        return false;
      }
    }

    @Override
    public void close() {
      http.close();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
