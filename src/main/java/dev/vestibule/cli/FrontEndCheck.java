package dev.vestibule.cli;

import dev.vestibule.cli.frontend.ConfigLines;
import dev.vestibule.cli.frontend.Diagnosis;
import dev.vestibule.cli.frontend.Evidence;
import dev.vestibule.cli.frontend.HarFile;
import dev.vestibule.cli.frontend.SourceFolder;
import dev.vestibule.cli.frontend.TypedRequests;
import dev.vestibule.platform.config.SettingCatalogue;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code doctor front-end}: which settings a front end needs, held against those in force. */
final class FrontEndCheck {
  private final Invocation invocation;

  FrontEndCheck(Invocation invocation) {
    this.invocation = invocation;
  }

  int look(String at, List<String> requests) {
    return invocation.withSettings(loaded -> {
      try {
        return look(at, requests, loaded.settings());
      } catch (IOException unreadable) {
        invocation.err().println(at + " cannot be read");
        return ExitCode.FAILED;
      }
    });
  }

  private int look(String at, List<String> requests, Settings running) throws IOException {
    Optional<Evidence> evidence = evidence(at, requests, running);
    if (evidence.isEmpty()) {
      invocation
          .err()
          .println(
              "It takes a folder with source, a HAR file, or an address with --request 'POST"
                  + " /auth/jwt/create/ {\"email\": \"\"}'");
      return ExitCode.WRONG_USAGE;
    }
    Optional<Diagnosis.Result> result = Diagnosis.of(evidence.get(), running);
    if (result.isEmpty()) {
      invocation.err().println("Nothing of a djoser, SimpleJWT or Knox API was seen in " + at);
      return ExitCode.FAILED;
    }
    result.get().says().forEach(invocation.out()::println);
    return compare(result.get().wanted(), running);
  }

  private Optional<Evidence> evidence(String at, List<String> requests, Settings running)
      throws IOException {
    if (at.startsWith("http://") || at.startsWith("https://")) {
      return requests.isEmpty() ? Optional.empty() : TypedRequests.read(at, requests);
    }
    Path path = invocation.folder().resolve(at);
    if (Files.isDirectory(path)) {
      return Optional.of(SourceFolder.read(path, running.dialects().djoser().paths().usual()));
    }
    return Files.isRegularFile(path) ? HarFile.read(path) : Optional.empty();
  }

  /** Lines that say what is in force already are left out. */
  private int compare(ConfigLines wanted, Settings running) throws IOException {
    invocation.out().println();
    return switch (read(wanted)) {
      case SettingsOutcome.Refused(var problems) -> {
        invocation.out().println("It needs what no setting allows:");
        problems.forEach(p -> invocation.out().println("  " + p.key() + ": " + p.message()));
        yield ExitCode.FAILED;
      }
      case SettingsOutcome.Loaded loaded -> {
        Map<String, Object> missing = missing(wanted, running, loaded.settings());
        invocation
            .out()
            .println(
                missing.isEmpty()
                    ? "The settings in force fit."
                    : "These lines are missing in the configuration:\n");
        invocation.out().print(new ConfigLines(missing).yaml());
        yield ExitCode.DONE;
      }
    };
  }

  private static Map<String, Object> missing(ConfigLines wanted, Settings running, Settings asked) {
    Map<String, Object> now = SettingCatalogue.values(running);
    Map<String, Object> then = SettingCatalogue.values(asked);
    Map<String, Object> missing = new LinkedHashMap<>(wanted.values());
    missing
        .keySet()
        .removeIf(key -> {
          String setting = key.startsWith("profile.fields.") ? "profile.fields" : key;
          return fits(now.get(setting), then.get(setting));
        });
    return missing;
  }

  /** A list fits when it holds more as well. */
  private static boolean fits(@Nullable Object now, @Nullable Object then) {
    return (now instanceof List<?> all && then instanceof List<?> some)
        ? all.containsAll(some)
        : Objects.equals(now, then);
  }

  /** What the lines alone would be. */
  private static SettingsOutcome read(ConfigLines lines) throws IOException {
    Path file = Files.createTempFile("vestibule", ".yaml");
    try {
      Files.writeString(file, lines.yaml());
      return SettingsReader.read(new Sources(Optional.of(file), Map.of(), List.of()));
    } finally {
      Files.delete(file);
    }
  }
}
