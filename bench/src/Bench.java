import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Measures the server against bare programs; started by bench/run, which says how. */
public final class Bench {
  private interface Scenario {
    void run(World world);
  }

  private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

  static {
    SCENARIOS.put("who-am-i", Answers::whoAmI);
    SCENARIOS.put("refresh", Answers::refresh);
    SCENARIOS.put("check", Answers::check);
    SCENARIOS.put("sign-in", Answers::signIn);
    SCENARIOS.put("register", Answers::register);
    SCENARIOS.put("day", Answers::day);
    SCENARIOS.put("lists", Growth::lists);
    SCENARIOS.put("growth", Growth::growth);
    SCENARIOS.put("start", Footprint::start);
    SCENARIOS.put("verbs", Footprint::verbs);
    SCENARIOS.put("memory", Footprint::memory);
    SCENARIOS.put("connections", Footprint::connections);
    SCENARIOS.put("storm", Storm::storm);
    SCENARIOS.put("wrk", Answers::wrk);
    SCENARIOS.put("short", Answers::brief);
  }

  private Bench() {}

  public static void main(String[] arguments) {
    Set<String> whole = new LinkedHashSet<>(SCENARIOS.keySet());
    whole.remove("short");
    Options options = Options.of(arguments, SCENARIOS.keySet(), whole, Set.of("short"));
    Map<String, String> machine = Machine.told();
    machine.forEach((name, value) -> System.out.println(name + ": " + value));
    System.out.println("settings: " + Vestibule.SETTINGS);
    System.out.println(
        options.rounds()
            + " rounds of "
            + options.seconds()
            + " s each, "
            + options.people()
            + " accounts");
    Report report = new Report();
    try (World world = new World(options, report)) {
      for (String name : options.names()) {
        SCENARIOS.get(name).run(world);
        report.write(machine);
      }
    }
    System.out.println("\nload average at the end: " + Machine.load());
    report.losses().forEach(loss -> System.out.println("LOSS: " + loss));
    System.exit(report.losses().isEmpty() ? 0 : 1);
  }
}
