package dev.vestibule.cli;

import dev.vestibule.cli.frontend.ConfigLines;
import dev.vestibule.cli.frontend.ConfigText;
import dev.vestibule.cli.frontend.FrontEndOrigin;
import dev.vestibule.cli.frontend.Preset;
import dev.vestibule.platform.config.Origin;
import dev.vestibule.platform.config.Origins;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code config preset}: the lines for a family of front ends, shown or put into the file. */
final class WritePreset {
  private final Invocation invocation;

  WritePreset(Invocation invocation) {
    this.invocation = invocation;
  }

  int list() {
    for (Preset preset : Preset.values()) {
      invocation.out().println("%-9s%s".formatted(preset.word(), preset.says()));
    }
    return ExitCode.DONE;
  }

  int write(String name, String frontEnd, boolean intoFile) {
    Optional<Preset> preset = Preset.named(name);
    Optional<FrontEndOrigin> origin = FrontEndOrigin.of(frontEnd);
    if (preset.isEmpty() || origin.isEmpty()) {
      String known = Stream.of(Preset.values()).map(Preset::word).collect(Collectors.joining(", "));
      invocation
          .err()
          .println(
              preset.isEmpty()
                  ? "There is no preset " + name + "; there are " + known
                  : "--front-end takes an address such as https://app.example.org");
      return ExitCode.WRONG_USAGE;
    }
    return invocation.withSettings(loaded -> {
      URI server = URI.create(loaded.settings().publicUrl());
      ConfigLines lines = preset.get().lines(origin.get(), server);
      return intoFile ? put(lines, loaded.origins()) : show(lines);
    });
  }

  private int show(ConfigLines lines) {
    invocation.out().print(lines.yaml());
    return ExitCode.DONE;
  }

  private int put(ConfigLines lines, Origins origins) {
    Path file = file();
    List<String> there =
        lines.values().keySet().stream()
            .filter(key -> origins.of(key) instanceof Origin.InFile)
            .toList();
    if (!there.isEmpty()) {
      return refuse(there.stream().map(key -> key + " stands in " + file + " already").toList());
    }
    try {
      String before = Files.exists(file) ? Files.readString(file) : "";
      String after = ConfigText.with(before, lines);
      List<String> problems = problems(after);
      if (!problems.isEmpty()) {
        return refuse(problems);
      }
      Files.writeString(file, after);
    } catch (IOException e) {
      invocation.err().println(file + " cannot be read or written");
      return ExitCode.FAILED;
    }
    invocation.out().println("added to " + file + ":");
    return show(lines);
  }

  private Path file() {
    return Sources.of(invocation.flags(), invocation.environment(), invocation.folder())
        .file()
        .orElseGet(() -> invocation.folder().resolve("vestibule.yaml"));
  }

  /** What the whole configuration would be refused for. */
  private List<String> problems(String text) throws IOException {
    Path tried = Files.createTempFile("vestibule", ".yaml");
    try {
      Files.writeString(tried, text);
      List<String> flags = new ArrayList<>(invocation.flags());
      flags.add("--config=" + tried);
      Sources sources = Sources.of(flags, invocation.environment(), invocation.folder());
      return switch (SettingsReader.read(sources)) {
        case SettingsOutcome.Loaded _ -> List.of();
        case SettingsOutcome.Refused(var problems) ->
            problems.stream().map(problem -> problem.key() + ": " + problem.message()).toList();
      };
    } finally {
      Files.delete(tried);
    }
  }

  private int refuse(List<String> reasons) {
    invocation.err().println("Nothing was written:");
    reasons.forEach(reason -> invocation.err().println("  " + reason));
    invocation.err().println("Without --write the lines are shown, to be put in by hand.");
    return ExitCode.WRONG_USAGE;
  }
}
