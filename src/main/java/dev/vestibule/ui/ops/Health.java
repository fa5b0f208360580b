package dev.vestibule.ui.ops;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the server is, for those who look after it. */
public final class Health {
  private final List<Check> checks;
  private final String version;
  private final InstantSource clock;
  private final Instant started;

  /**
   * @param version the product's
   */
  public Health(List<Check> checks, String version, InstantSource clock) {
    this.checks = List.copyOf(checks);
    this.version = version;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** Whether requests are worth sending. */
  public boolean up() {
    return checks.stream().filter(Check::vital).allMatch(check -> check.state().equals("up"));
  }

  /** Each check by its name, and what runs. */
  public Map<String, Object> details() {
    Map<String, Object> each = new LinkedHashMap<>();
    boolean down = false;
    for (Check check : checks) {
      String state = check.state();
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("status", state);
      shown.put("vital", check.vital());
      each.put(check.name(), shown);
      down = down || state.equals("down");
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", down ? "down" : "up");
    json.put("version", version);
    json.put("java", Runtime.version().toString());
    json.put("started_at", started.toString());
    json.put("time", clock.instant().toString());
    json.put("checks", each);
    return json;
  }
}
