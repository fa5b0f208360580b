package dev.vestibule.cli;

import dev.vestibule.platform.config.NearestName;
import dev.vestibule.platform.config.SettingCatalogue;
import dev.vestibule.platform.config.SettingKey;
import dev.vestibule.platform.config.SettingsOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, and with the settings while at it. */
final class WrongUsage implements CommandLine.IParameterExceptionHandler {
  private final Invocation invocation;

  WrongUsage(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine verb = wrong.getCommandLine();
    List<String> lines = new ArrayList<>();
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      unmatched.getUnmatched().forEach(argument -> lines.add(unknown(argument, verb)));
    } else {
      lines.add(String.valueOf(wrong.getMessage()));
    }
    if (invocation.settings() instanceof SettingsOutcome.Refused refused) {
      refused.problems().forEach(problem -> lines.add(problem.line()));
    }
    lines.forEach(verb.getErr()::println);
    verb.getErr().println("See " + verb.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.WRONG_USAGE;
  }

  /** Names the nearest option or verb; the value, which may be a secret, is left out. */
  private static String unknown(String argument, CommandLine verb) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    boolean option = argument.startsWith("-");
    if (!option && verb.getSubcommands().isEmpty()) {
      return verb.getCommandName() + " does not take an argument here";
    }
    Set<String> known = new TreeSet<>(verb.getSubcommands().keySet());
    if (option) {
      known = new TreeSet<>(verb.getCommandSpec().optionsMap().keySet());
      SettingCatalogue.keys().stream().map(SettingKey::flag).forEach(known::add);
      known.add("--config");
    }
    String hint = NearestName.of(name, known).map(near -> "; the nearest is " + near).orElse("");
    return name + " is no " + (option ? "option or setting" : "verb") + hint;
  }
}
