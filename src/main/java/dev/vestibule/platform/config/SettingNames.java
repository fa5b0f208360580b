package dev.vestibule.platform.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the setting that a key, a variable or a flag names; unknown ones become problems. */
public final class SettingNames {
  /** Short flags for what is set most often. */
  static final Map<String, String> SHORT_FLAGS =
      Map.of("--port", "server.port", "--host", "server.host");

  private static final String PREFIX = "VESTIBULE_";
  private final List<Problem> problems;
  private final Map<String, SettingKey> variables = new HashMap<>();

  SettingNames(List<Problem> problems) {
    this.problems = problems;
    for (SettingKey key : SettingCatalogue.keys()) {
      variables.put(key.variable(), key);
    }
  }

  /** The setting of a flag's name, such as {@code --port} or {@code --server-port}. */
  public static Optional<SettingKey> ofFlag(String name) {
    String key = SHORT_FLAGS.get(name);
    return key != null
        ? SettingCatalogue.find(key)
        : SettingCatalogue.keys().stream().filter(known -> known.flag().equals(name)).findFirst();
  }

  /** What the environment sets; an empty variable counts as not set. */
  List<Given> given(Map<String, String> environment) {
    List<Given> given = new ArrayList<>();
    environment.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(PREFIX) && !entry.getValue().isBlank())
        .filter(entry -> !meantForOthers(entry.getKey(), entry.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> {
          Origin origin = new Origin.InEnvironment(entry.getKey());
          given.add(Given.one(entry.getKey(), entry.getValue(), origin));
        });
    return given;
  }

  /**
   * Variables that are no settings: ours for the launcher and the tests, and those that Kubernetes
   * gives every container beside a service called vestibule.
   */
  private static boolean meantForOthers(String variable, String value) {
    boolean kubernetes =
        variable.startsWith("VESTIBULE_SERVICE_")
            || variable.startsWith("VESTIBULE_PORT_")
            || (variable.equals("VESTIBULE_PORT") && value.contains("://"));
    return kubernetes
        || variable.equals("VESTIBULE_CONFIG")
        || variable.equals("VESTIBULE_JAVA_OPTS")
        || variable.startsWith("VESTIBULE_TEST_");
  }

  /** What the flags set. */
  List<Given> given(List<String> written) {
    List<Given> given = new ArrayList<>();
    for (String flag : written) {
      int equals = flag.indexOf('=');
      String name = equals < 0 ? flag : flag.substring(0, equals);
      String value = equals < 0 ? "true" : flag.substring(equals + 1);
      given.add(Given.one(name, value, new Origin.AsFlag(name)));
    }
    return given;
  }

  Optional<SettingKey> inFile(Given given) {
    if (SettingCatalogue.sections().containsKey(given.name())) {
      problems.add(problem(given, "is a section; its settings stand below it"));
      return Optional.empty();
    }
    Optional<SettingKey> known = SettingCatalogue.find(given.name());
    return known.isPresent() ? known : unknown(given, SettingKey::key);
  }

  Optional<SettingKey> variable(Given given) {
    SettingKey known = variables.get(given.name());
    return known != null ? Optional.of(known) : unknown(given, SettingKey::variable);
  }

  Optional<SettingKey> flag(Given given) {
    Optional<SettingKey> known = ofFlag(given.name());
    return known.isPresent() ? known : unknown(given, SettingKey::flag);
  }

  private Optional<SettingKey> unknown(Given given, Function<SettingKey, String> spelling) {
    Map<String, SettingKey> known = new LinkedHashMap<>();
    SettingCatalogue.keys().forEach(key -> known.put(spelling.apply(key), key));
    String hint =
        earlier(given.name())
            .or(() -> NearestName.of(given.name(), known.keySet()).map(known::get))
            .map(key -> "; the nearest is " + spelling.apply(key) + ", " + key.type().rule())
            .orElse("");
    problems.add(problem(given, "is no setting" + hint));
    return Optional.empty();
  }

  /** The setting that an earlier system called by the last part of this name. */
  private static Optional<SettingKey> earlier(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return SettingCatalogue.keys().stream()
        .filter(key -> List.of(key.says().formerly().split("[ ,]+")).contains(last))
        .findFirst();
  }

  private static Problem problem(Given given, String message) {
    return new Problem(given.name(), given.origin().place(), message);
  }
}
