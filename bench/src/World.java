import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Databases and bare programs that scenarios share; made when they are first asked for. */
final class World implements AutoCloseable {
  final Options options;
  final Report report;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Program> bare = new HashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  World(Options options, Report report) {
    this.options = options;
    this.report = report;
  }

  Place postgresql() {
    return place("vestibule", () -> Place.postgresql("vestibule", options.people()));
  }

  Place sqlite() {
    return place("sqlite", () -> Place.sqlite("sqlite", options.people()));
  }

  Place place(String name, Supplier<Place> make) {
    return places.computeIfAbsent(
        name,
        _ -> {
          Place place = make.get();
          System.out.println("(filling " + place.url() + " with " + place.people() + " accounts)");
          Vestibule.prepare(place);
          return place;
        });
  }

  /** The web server of L1, L2 and L3 on a database. */
  Program bare(Place place) {
    return bare.computeIfAbsent(
        place.url(),
        url -> {
          int port = Machine.freePort();
          List<String> command = javaCommand();
          command.addAll(
              List.of(
                  "Bare",
                  "serve",
                  Integer.toString(port),
                  url,
                  place.isSqlite() ? "none" : place.user()));
          return keep(
              Program.start(
                  "bare-" + place.name(), Program.SUBJECT, port, Machine.WORK, Map.of(), command));
        });
  }

  /** The program of L4. */
  Program hashing() {
    return bare.computeIfAbsent(
        "hash",
        _ -> {
          List<String> command = javaCommand();
          command.addAll(
              List.of(
                  "Bare",
                  "hash",
                  Integer.toString(Vestibule.MEMORY_KIB),
                  Integer.toString(Vestibule.ITERATIONS),
                  "1"));
          return keep(Program.start("hash", Program.SUBJECT, 0, Machine.WORK, Map.of(), command));
        });
  }

  /** Started as the server is. */
  private static List<String> javaCommand() {
    return new ArrayList<>(
        List.of(
            Machine.JAVA,
            "@" + Machine.ROOT.resolve("src/launch/java.options"),
            "-cp",
            System.getProperty("java.class.path")));
  }

  <T extends AutoCloseable> T keep(T resource) {
    open.add(resource);
    return resource;
  }

  @Override
  public void close() {
    for (AutoCloseable one : open.reversed()) {
      try {
        one.close();
      } catch (Exception e) {
        System.err.println("could not close: " + e);
      }
    }
  }
}
