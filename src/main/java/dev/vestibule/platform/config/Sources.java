package dev.vestibule.platform.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings are read from, as values.
 *
 * @param file the configuration file, if any; it must exist
 * @param environment all variables; those that do not start with VESTIBULE_ are left alone
 * @param flags {@code --name=value}, or {@code --name} for true; the last of repeated ones wins
 */
public record Sources(Optional<Path> file, Map<String, String> environment, List<String> flags) {
  private static final String FLAG = "--config=";

  public Sources {
    environment = Map.copyOf(environment);
    flags = List.copyOf(flags);
  }

  /** Flags alone. */
  public static Sources ofFlags(String... flags) {
    return new Sources(Optional.empty(), Map.of(), List.of(flags));
  }

  /**
   * Flags and environment with the file they name: {@code --config=FILE}, else VESTIBULE_CONFIG,
   * else vestibule.yaml in the folder when it exists.
   */
  public static Sources of(List<String> flags, Map<String, String> environment, Path folder) {
    List<String> named = flags.stream().filter(flag -> flag.startsWith(FLAG)).toList();
    List<String> others = flags.stream().filter(flag -> !flag.startsWith(FLAG)).toList();
    Optional<Path> file =
        named.isEmpty()
            ? fromEnvironment(environment, folder)
            : Optional.of(folder.resolve(named.getLast().substring(FLAG.length())));
    return new Sources(file, environment, others);
  }

  private static Optional<Path> fromEnvironment(Map<String, String> environment, Path folder) {
    String named = environment.get("VESTIBULE_CONFIG");
    if (named != null && !named.isBlank()) {
      return Optional.of(folder.resolve(named));
    }
    return Optional.of(folder.resolve("vestibule.yaml")).filter(Files::exists);
  }
}
