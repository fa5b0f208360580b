import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The build's last step, run from source by {@code java}: makes the AOT cache of this JDK by a
 * training run of the packaged program, then stamps {@code target/built}, by which the launcher
 * knows that nothing needs building. The stamp's time is when the build began (first argument, ISO
 * 8601; without it the time it has), its text the JDK's runtime version. Runs in the project's
 * folder. A failed training is told in one line and costs start-up time only.
 */
final class FinishBuild {
  private static final Path CACHE = Path.of("target", "vestibule.aot");
  private static final Path LOG = Path.of("target", "training.log");
  private static final Path STAMP = Path.of("target", "built");
  private static final int TRAINING_SECONDS = 120;

  private FinishBuild() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (!cacheFits()) {
      train();
    }
    stamp(args);
  }

  /** The JVM itself judges the cache: against this JDK, the options, the jar and its libraries. */
  private static boolean cacheFits() throws IOException, InterruptedException {
    return Files.exists(CACHE) && run("--version", "-XX:AOTCache=" + CACHE, "-XX:AOTMode=on") == 0;
  }

  private static void train() throws IOException, InterruptedException {
    Files.deleteIfExists(CACHE);
    int exit = run("train", "-XX:AOTCacheOutput=" + CACHE);
    if (exit != 0 || !cacheFits()) {
      Files.deleteIfExists(CACHE);
      System.err.println(
          "vestibule: no AOT cache, starting will take longer: training answered "
              + exit
              + ", see "
              + LOG.toAbsolutePath());
    }
  }

  private static int run(String verb, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@src/launch/java.options");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", "target/vestibule.jar", "dev.vestibule.Main", verb));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
    process.getOutputStream().close();
    if (process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS)) {
      return process.exitValue();
    }
    process.destroyForcibly();
    return -1;
  }

  private static void stamp(String[] args) throws IOException {
    FileTime began =
        args.length > 0 ? FileTime.from(Instant.parse(args[0])) : Files.getLastModifiedTime(STAMP);
    Files.writeString(STAMP, runtimeVersion() + "\n");
    Files.setLastModifiedTime(STAMP, began);
  }

  /** As the JDK's release file says it, since the launcher compares with that file. */
  private static String runtimeVersion() throws IOException {
    Path release = Path.of(System.getProperty("java.home"), "release");
    if (!Files.exists(release)) {
      return "";
    }
    return Files.readAllLines(release).stream()
        .filter(line -> line.startsWith("JAVA_RUNTIME_VERSION="))
        .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
        .findFirst()
        .orElse("");
  }
}
