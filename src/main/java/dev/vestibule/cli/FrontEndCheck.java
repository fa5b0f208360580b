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
    Map<String, Object> now = SettingCatalogue.values(running);
    Map<String, Object> then = SettingCatalogue.values(read(wanted));
    Map<String, Object> missing = new LinkedHashMap<>(wanted.values());
    missing
        .keySet()
        .removeIf(key -> {
          String setting = key.startsWith("profile.fields.") ? "profile.fields" : key;
          return String.valueOf(now.get(setting)).equals(String.valueOf(then.get(setting)));
        });
    invocation.out().println();
    if (missing.isEmpty()) {
      invocation.out().println("The settings in force fit.");
    } else {
      invocation.out().println("These lines are missing in the configuration:");
      invocation.out().println();
      invocation.out().print(new ConfigLines(missing).yaml());
    }
    return ExitCode.DONE;
  }

  /** A list fits when it holds more as well. */
  private static boolean fits(@Nullable Object now, @Nullable Object then) {
    return now instanceof List<?> all && then instanceof List<?> some
        ? all.containsAll(some)
        : Objects.equals(now, then);
  }

  /** What the lines alone would be; rules across settings do not matter for that. */
  private static Settings read(ConfigLines lines) throws IOException {
    Path file = Files.createTempFile("vestibule", ".yaml");
    try {
      Files.writeString(file, lines.yaml());
      Sources sources = new Sources(Optional.of(file), Map.of(), List.of());
      return switch (SettingsReader.read(sources)) {
        case SettingsOutcome.Loaded loaded -> loaded.settings();
        case SettingsOutcome.Refused(var problems) ->
            throw new IllegalStateException("the doctor's lines are refused: " + problems);
      };
    } finally {
      Files.delete(file);
    }
  }
}
