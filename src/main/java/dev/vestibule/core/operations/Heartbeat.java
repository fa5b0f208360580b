package dev.vestibule.core.operations;

import dev.vestibule.platform.database.Database;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says again and again that this process runs. */
public final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private static final int LONGEST_HOST = 255;
  private static final int LONGEST_VERSION = 64;

  private final Database database;
  private final Nodes nodes;
  private final InstantSource clock;
  private final String name;
  private final String version;
  private final Instant started;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("heartbeat").factory());

  /**
   * @param name as jobs name who works on them
   */
  public Heartbeat(
      Database database, Nodes nodes, InstantSource clock, String name, String version) {
    this.database = database;
    this.nodes = nodes;
    this.clock = clock;
    this.name = name;
    this.version = version.substring(0, Math.min(version.length(), LONGEST_VERSION));
    this.started = clock.instant();
  }

  /** Starts; nobody waits for the first beat. */
  public void start() {
    var _ = thread.scheduleWithFixedDelay(this::beat, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Once. A database that does not answer is told by others; the next beat may reach it. */
  private void beat() {
    try {
      Node self = new Node(name, host(), version, started, clock.instant());
      database.write(tx -> {
        nodes.beat(tx, self);
        return self;
      });
    } catch (RuntimeException e) {
      LOG.debug("no heartbeat: {}", e.getClass().getSimpleName());
    }
  }

  private static String host() {
    try {
      String host = InetAddress.getLocalHost().getHostName();
      return host.substring(0, Math.min(host.length(), LONGEST_HOST));
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      database.write(tx -> {
        nodes.gone(tx, name);
        return name;
      });
    } catch (RuntimeException e) {
      LOG.debug("no farewell: {}", e.getClass().getSimpleName());
    }
  }
}
