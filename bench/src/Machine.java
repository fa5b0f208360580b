import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where all this runs, and with which versions. */
final class Machine {
  static final Path ROOT = Path.of(System.getProperty("bench.root"));
  static final Path TARGET = ROOT.resolve("target/bench");
  static final Path WORK = Path.of(System.getProperty("bench.work"));
  static final int CORES = Integer.getInteger("bench.cores");
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private Machine() {}

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String load() {
    return read("/proc/loadavg").replaceAll("^(\\S+ \\S+ \\S+) .*", "$1");
  }

  static Map<String, String> told() {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("processor", processor());
    told.put("cores", Integer.toString(CORES));
    told.put("kernel", read("/proc/sys/kernel/osrelease"));
    told.put("load average at the start", load());
    told.put("Java", Runtime.version().toString());
    told.put("PostgreSQL", System.getProperty("bench.postgresql", "none"));
    told.put("Django", System.getProperty("bench.django", "none"));
    told.put("revision", System.getProperty("bench.revision", "unknown"));
    told.put("libraries", libraries());
    return told;
  }

  private static String processor() {
    return read("/proc/cpuinfo")
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.replaceAll(".*: ", ""))
        .findFirst()
        .orElse("unknown");
  }

  private static String libraries() {
    try (Stream<Path> files = Files.list(ROOT.resolve("target/lib"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name ->
              name.matches(
                  "(helidon-webserver|HikariCP|postgresql|sqlite-jdbc|jooq|argon2-jvm)-\\d.*"))
          .map(name -> name.replace(".jar", ""))
          .sorted()
          .collect(Collectors.joining(", "));
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
