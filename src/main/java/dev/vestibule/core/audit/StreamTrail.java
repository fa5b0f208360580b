package dev.vestibule.core.audit;

import dev.vestibule.platform.config.AuditStreamSettings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.jobs.Job;
import dev.vestibule.platform.jobs.Jobs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands chained records on as JSON lines, to a file or an HTTP endpoint, at least once and in
 * order. How far it came is in the database, so that another node or the next start goes on there.
 */
public final class StreamTrail {
  private static final Logger LOG = LoggerFactory.getLogger(StreamTrail.class);
  private static final String JOB = "audit-stream";
  private static final int BATCH = 500;
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Database database;
  private final AuditStreamSettings settings;
  private final Lines lines;
  private final InstantSource clock;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private Duration pause = PAUSE;

  public StreamTrail(
      Database database, Vault vault, AuditStreamSettings settings, InstantSource clock) {
    this.database = database;
    this.settings = settings;
    this.lines =
        new Lines(
            database, new Reveal(new PersonalKeys(database, vault, clock)), settings.personal());
    this.clock = clock;
  }

  public Job job() {
    return new Job(JOB, _ -> run());
  }

  /** Makes sure that the job is scheduled where there is somewhere to stream to. */
  public void start(Jobs jobs) {
    if (settings.configured()) {
      database.write(tx -> {
        Places.begin(tx, JOB, clock.instant());
        jobs.schedule(tx, JOB, JOB, clock.instant());
        return true;
      });
    }
  }

  private synchronized Instant run() {
    try {
      while (step() == BATCH) {
        LOG.debug("audit stream goes on");
      }
      pause = PAUSE;
    } catch (IOException e) {
      LOG.warn("the audit stream waits, nothing is lost: {}", e.getMessage());
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
    return clock.instant().plus(pause);
  }

  /** Hands some on; answers how many. */
  int step() throws IOException {
    long place = database.read(sql -> Places.of(sql, JOB));
    List<Lines.Line> next = lines.after(place, BATCH);
    if (!next.isEmpty()) {
      String text = next.stream().map(Lines.Line::text).collect(Collectors.joining("\n", "", "\n"));
      deliver(text.getBytes(StandardCharsets.UTF_8));
      database.write(tx -> {
        Places.note(tx, JOB, next.getLast().position(), clock.instant());
        return true;
      });
    }
    return next.size();
  }

  private void deliver(byte[] text) throws IOException {
    if (settings.file().isPresent()) {
      append(settings.file().get(), text);
    }
    if (settings.url().isPresent()) {
      post(settings.url().get(), text);
    }
  }

  private static void append(Path file, byte[] text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer rest = ByteBuffer.wrap(text);
      while (rest.hasRemaining()) {
        int _ = channel.write(rest);
      }
      channel.force(false);
    }
  }

  private void post(URI url, byte[] text) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofByteArray(text));
    settings.authorization().ifPresent(value -> request.header("Authorization", value));
    try {
      int status =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new IOException("the endpoint answered " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
