package dev.vestibule.platform.config;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the settings: flags over environment over file over defaults, all problems at once. */
public final class SettingsReader {
  private final Sources sources;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, Origin> origins = new HashMap<>();

  private SettingsReader(Sources sources) {
    this.sources = sources;
  }

  /** The settings in force, or why there are none. */
  public static SettingsOutcome read(Sources sources) {
    return new SettingsReader(sources).read();
  }

  private SettingsOutcome read() {
    for (SettingKey key : SettingCatalogue.keys()) {
      values.put(key.key(), key.byDefault());
    }
    SettingNames names = new SettingNames(problems);
    sources
        .file()
        .ifPresent(file ->
            SettingsFile.read(file, problems).forEach(given -> take(names.inFile(given), given)));
    names.given(sources.environment()).forEach(given -> take(names.variable(given), given));
    names.given(sources.flags()).forEach(given -> take(names.flag(given), given));
    return outcome();
  }

  private void take(Optional<SettingKey> known, Given given) {
    known.ifPresent(key -> {
      if (key.type() instanceof Mapping mapping) {
        declare(key, mapping, given);
        return;
      }
      Optional<Object> value =
          given.listed() ? key.type().parse(given.texts()) : key.type().parse(given.text());
      value.ifPresentOrElse(
          good -> {
            values.put(key.key(), good);
            origins.put(key.key(), given.origin());
          },
          () -> problems.add(bad(key, given)));
    });
  }

  /** Each part of a mapping that is wrong is a problem by itself. */
  private void declare(SettingKey key, Mapping mapping, Given given) {
    values.put(
        key.key(),
        mapping.read(
            key.key(),
            given.mapping(),
            (part, line, message) ->
                problems.add(new Problem(part, place(given.origin(), line), message))));
    origins.put(key.key(), given.origin());
  }

  private static String place(Origin origin, int line) {
    return origin instanceof Origin.InFile(var file, int _)
        ? new Origin.InFile(file, line).place()
        : origin.place();
  }

  private static Problem bad(SettingKey key, Given given) {
    String shown =
        key.says().secret() ? "the value (not shown)" : '"' + Masks.inAddresses(given.text()) + '"';
    String message = shown + " is refused; it takes " + key.type().rule();
    return new Problem(key.key(), given.origin().place(), message);
  }

  /** Rules across settings are asked even when a value was bad: its default stands in. */
  private SettingsOutcome outcome() {
    Settings settings = SettingCatalogue.build(values);
    Origins found = new Origins(origins);
    for (SettingsRules.Finding finding : SettingsRules.check(settings, Files::isRegularFile)) {
      if (problems.stream().noneMatch(problem -> problem.key().equals(finding.key()))) {
        problems.add(new Problem(finding.key(), place(found, finding.key()), finding.rule()));
      }
    }
    return problems.isEmpty()
        ? new SettingsOutcome.Loaded(settings, found)
        : new SettingsOutcome.Refused(problems);
  }

  /** What a mount has of its own stands where its dialect's mounts do. */
  private static String place(Origins found, String key) {
    String written = key.replaceFirst("\\.mounts\\..*", ".mounts");
    return found.byKey().containsKey(written) ? found.of(written).place() : "not set";
  }
}
