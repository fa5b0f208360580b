import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A process that is measured: started on a core of its own, with its memory and processor time. */
final class Program implements AutoCloseable {
  /** The core of what is measured; the load and the database have another one. */
  static final int SUBJECT = 0;

  static final int ANY = -1;
  private static final double TICKS = 100;
  private static final long PATIENCE = 60_000_000_000L;

  final String name;
  final Process process;
  final int port;
  private final Path log;

  private Program(String name, Process process, int port, Path log) {
    this.name = name;
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Starts it and waits until it accepts connections; with port 0 it is not waited for. */
  static Program start(
      String name,
      int core,
      int port,
      Path folder,
      Map<String, String> environment,
      List<String> command) {
    try {
      Files.createDirectories(folder);
      Path log = Machine.TARGET.resolve("logs").resolve(name + ".log");
      Files.createDirectories(log.getParent());
      ProcessBuilder builder = new ProcessBuilder(pinned(core, command)).directory(folder.toFile());
      builder.environment().putAll(environment);
      builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      if (port != 0) {
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      }
      Program program = new Program(name, builder.start(), port, log);
      Runtime.getRuntime().addShutdownHook(new Thread(program.process::destroyForcibly));
      if (port != 0) {
        program.await();
      }
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> pinned(int core, List<String> command) {
    List<String> all = new ArrayList<>();
    if (core != ANY && Runtime.version().feature() > 0 && Machine.CORES > 1) {
      all.addAll(List.of("taskset", "-c", Integer.toString(core)));
    } else if (Machine.CORES > 1) {
      all.addAll(List.of("taskset", "-c", "0-" + (Machine.CORES - 1)));
    }
    all.addAll(command);
    return all;
  }

  private void await() {
    long end = System.nanoTime() + PATIENCE;
    while (!accepts(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(name + " does not start; see " + log);
      }
      Machine.pause(20);
    }
  }

  static boolean accepts(int port) {
    try (Socket _ = new Socket("127.0.0.1", port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Processor time so far in seconds, with that of its children. */
  double cpuSeconds() {
    return family().mapToDouble(Program::cpu).sum();
  }

  /** Resident memory in KiB, with that of its children. */
  long residentKib() {
    return family().mapToLong(Program::resident).sum();
  }

  private Stream<Long> family() {
    return Stream.concat(Stream.of(process.pid()), process.descendants().map(ProcessHandle::pid));
  }

  private static double cpu(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    } catch (IOException e) {
      return 0;
    }
  }

  private static long resident(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Runs a command to its end and answers what it printed. */
  static String run(Path folder, Map<String, String> environment, String input, String... command) {
    try {
      Files.createDirectories(folder);
      ProcessBuilder builder = new ProcessBuilder(pinned(ANY, List.of(command)));
      builder.directory(folder.toFile()).environment().putAll(environment);
      File errors = Machine.TARGET.resolve("logs").resolve("commands.log").toFile();
      builder.redirectError(ProcessBuilder.Redirect.appendTo(errors));
      Process process = builder.start();
      try (var out = process.outputWriter()) {
        out.write(input);
      }
      String printed = new String(process.getInputStream().readAllBytes());
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " ended with " + code + "; see " + errors + "\n" + printed);
      }
      return printed.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
