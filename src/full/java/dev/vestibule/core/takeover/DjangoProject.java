package dev.vestibule.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Django project that runs on a free port; Debian's packages bring what it needs. */
final class DjangoProject implements AutoCloseable {
  /** Debian's own, which finds Debian's packages. */
  private static final String PYTHON = "/usr/bin/python3";

  private static final int MOST_TRIES = 600;
  private static final long PAUSE = Duration.ofMillis(100).toNanos();

  /** What docs/migrating-from-django.md has an operator run. */
  static final String EXPORT =
      "import json; from django.conf import settings as s; print(json.dumps({k: getattr(s, k) for k"
          + " in ('SECRET_KEY', 'SECRET_KEY_FALLBACKS', 'AUTH_USER_MODEL', 'SIMPLE_JWT',"
          + " 'PASSWORD_RESET_TIMEOUT', 'USE_TZ', 'TIME_ZONE') if hasattr(s, k)}, default=str))";

  private final Path folder;
  private final Process process;
  private final String url;
  private final HttpClient client = HttpClient.newHttpClient();

  private DjangoProject(Path folder, Process process, int port) {
    this.folder = folder;
    this.process = process;
    this.url = "http://127.0.0.1:" + port;
  }

  static DjangoProject start(Path folder) throws IOException, InterruptedException {
    try (InputStream project =
        Objects.requireNonNull(DjangoProject.class.getResourceAsStream("/django/project.py"))) {
      Files.copy(project, folder.resolve("project.py"));
    }
    run(folder, "migrate", "--verbosity=0");
    Files.writeString(folder.resolve("settings.json"), run(folder, "shell", "-c", EXPORT));
    int port = freePort();
    Process process =
        new ProcessBuilder(PYTHON, "project.py", "runserver", "--noreload", Integer.toString(port))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("run.log").toFile())
            .start();
    DjangoProject started = new DjangoProject(folder, process, port);
    started.await();
    return started;
  }

  private static String run(Path folder, String... words) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of(PYTHON, "project.py"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
    StringBuilder output = new StringBuilder();
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(line -> output.append(line).append('\n'));
    }
    assertThat(process.waitFor()).as(String.join(" ", words)).isZero();
    return output.toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void await() throws IOException {
    for (int tries = 0; tries < MOST_TRIES && process.isAlive(); tries++) {
      try {
        status("/me/", "");
        return;
      } catch (UncheckedIOException e) {
        assertThat(e.getCause()).isInstanceOf(ConnectException.class);
        LockSupport.parkNanos(PAUSE);
      }
    }
    throw new IllegalStateException(Files.readString(folder.resolve("run.log")));
  }

  Path database() {
    return folder.resolve("db.sqlite3");
  }

  Path settings() {
    return folder.resolve("settings.json");
  }

  JsonNode post(String path, Map<String, String> body) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return JsonMapper.shared().readTree(answer.body());
  }

  int status(String path, String authorization) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return send(request).statusCode();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    client.close();
  }
}
