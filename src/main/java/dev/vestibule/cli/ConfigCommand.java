package dev.vestibule.cli;

import dev.vestibule.platform.config.FormerNames;
import dev.vestibule.platform.config.SettingCatalogue;
import dev.vestibule.platform.config.SettingKey;
import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsReference;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the settings in force and where each came from. */
@Command(
    name = "config",
    description = "Shows the settings in force and where each came from.",
    synopsisSubcommandLabel = "[VERB]")
final class ConfigCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Option(
      names = "--docs",
      arity = "0..1",
      fallbackValue = "configuration",
      paramLabel = "PAGE",
      description =
          "Prints docs/configuration.md, or with =djoser, =knox or =signup the table of old"
              + " settings.")
  private @Nullable String docs;

  ConfigCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (docs != null) {
      return print(docs);
    }
    return invocation.withSettings(loaded -> {
      invocation.out().print(json ? ConfigJson.of(loaded) : lines(loaded));
      return ExitCode.DONE;
    });
  }

  @Command(
      name = "preset",
      description = "Writes the few lines that a family of front ends needs.",
      mixinStandardHelpOptions = true)
  int preset(
      @Parameters(paramLabel = "NAME", description = "One of those that config presets lists.")
          String name,
      @Option(
              names = "--front-end",
              paramLabel = "URL",
              defaultValue = "http://localhost:3000",
              description = "Where the front end's pages are; ${DEFAULT-VALUE} when not given.")
          String frontEnd,
      @Option(names = "--write", description = "Puts them into the configuration file.")
          boolean write) {
    return new WritePreset(invocation).write(name, frontEnd, write);
  }

  @Command(name = "presets", description = "Lists the presets.", mixinStandardHelpOptions = true)
  int presets() {
    return new WritePreset(invocation).list();
  }

  private int print(String page) {
    switch (page) {
      case "configuration" -> invocation.out().print(SettingsReference.page());
      case "djoser", "knox", "signup" -> invocation.out().print(FormerNames.table(page));
      default -> {
        invocation.err().println("--docs takes configuration, djoser, knox or signup");
        return ExitCode.WRONG_USAGE;
      }
    }
    return ExitCode.DONE;
  }

  private static String lines(Loaded loaded) {
    StringBuilder lines = new StringBuilder();
    Map<String, Object> values = SettingCatalogue.values(loaded.settings());
    for (SettingKey key : SettingCatalogue.keys()) {
      String shown = key.show(Objects.requireNonNull(values.get(key.key())));
      String place = loaded.origins().of(key.key()).place();
      lines.append(key.key()).append(" = ").append(shown.isEmpty() ? "(none)" : shown);
      lines.append("  [").append(place).append("]\n");
    }
    return lines.toString();
  }

  /** Puts the settings' flags below the verb's own help, made only when it is asked for. */
  static void explainFlags(CommandLine program) {
    Objects.requireNonNull(program.getSubcommands().get("config"))
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> SettingsReference.flags());
  }
}
