package dev.vestibule.platform.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What has passed, whatever anybody sets a clock to.
 *
 * @param nanos counts while the machine is awake
 * @param uptime a file whose first word is how many seconds the machine has been up, sleep included
 *     (proc_uptime(5)); elsewhere than on Linux there is none
 */
public record Elapsed(LongSupplier nanos, Path uptime) {
  private static final double NANOS = 1e9;

  /** Of this machine. */
  public static Elapsed ofMachine() {
    return new Elapsed(System::nanoTime, Path.of("/proc/uptime"));
  }

  /** Since some moment, without what the machine slept. */
  Duration awake() {
    return Duration.ofNanos(nanos.getAsLong());
  }

  /** Since some other moment, with what the machine slept; empty where nobody knows. */
  Optional<Duration> up() {
    try {
      String seconds = Files.readString(uptime).split(" ", 2)[0];
      return Optional.of(Duration.ofNanos((long) (Double.parseDouble(seconds) * NANOS)));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }
}
