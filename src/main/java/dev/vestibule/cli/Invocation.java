package dev.vestibule.cli;

import dev.vestibule.platform.config.Problem;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * One call of the program: what a verb gets from outside and where it answers.
 *
 * @param arguments everything after {@code ./vestibule}, without the settings' flags
 * @param flags the settings' flags, {@code --name=value} each
 * @param folder the working directory, for the configuration file
 * @param in what is typed or piped in
 * @param out answers
 * @param err problems
 */
public record Invocation(
    List<String> arguments,
    List<String> flags,
    Map<String, String> environment,
    Path folder,
    InputStream in,
    PrintStream out,
    PrintStream err) {

  /** The call that started this process. */
  public static Invocation ofProcess(String... arguments) {
    Path folder = Path.of("");
    return of(List.of(arguments), System.getenv(), folder, System.in, System.out, System.err);
  }

  /** A call with its arguments as written. */
  public static Invocation of(
      List<String> arguments,
      Map<String, String> environment,
      Path folder,
      InputStream in,
      PrintStream out,
      PrintStream err) {
    SettingFlags split = SettingFlags.split(arguments);
    return new Invocation(split.others(), split.flags(), environment, folder, in, out, err);
  }

  /** Reads the settings. */
  public SettingsOutcome settings() {
    return SettingsReader.read(Sources.of(flags, environment, folder));
  }

  /** Runs a verb with the settings, or prints everything that is wrong with them. */
  public int withSettings(ToIntFunction<SettingsOutcome.Loaded> verb) {
    return switch (settings()) {
      case SettingsOutcome.Loaded loaded -> verb.applyAsInt(loaded);
      case SettingsOutcome.Refused(List<Problem> problems) -> refuse(problems);
    };
  }

  int refuse(List<Problem> problems) {
    err.println("The configuration is refused:");
    problems.forEach(problem -> err.println("  " + problem.line()));
    err.println("All settings: docs/configuration.md or ./vestibule config --help");
    return ExitCode.WRONG_USAGE;
  }
}
