package dev.vestibule.cli;

import dev.vestibule.platform.config.SettingNames;
import dev.vestibule.platform.config.SettingType;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the settings' flags out of the arguments before a verb sees the others: every verb accepts
 * them anywhere, and none has to declare them.
 *
 * @param flags {@code --name=value} each
 * @param others everything else, in order
 */
record SettingFlags(List<String> flags, List<String> others) {
  private static final String CONFIG = "--config";

  static SettingFlags split(List<String> arguments) {
    List<String> flags = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        others.addAll(arguments.subList(i, arguments.size()));
        break;
      }
      if (!isSetting(argument)) {
        others.add(argument);
      } else if (argument.contains("=")) {
        flags.add(argument);
      } else if (takesNext(argument, arguments, i + 1)) {
        flags.add(argument + "=" + arguments.get(++i));
      } else {
        flags.add(isSwitch(argument) ? argument : argument + "=");
      }
    }
    return new SettingFlags(List.copyOf(flags), List.copyOf(others));
  }

  private static boolean isSetting(String argument) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    return name.equals(CONFIG) || SettingNames.ofFlag(name).isPresent();
  }

  /** Whether the next argument is the flag's value; a switch takes true and false alone. */
  private static boolean takesNext(String flag, List<String> arguments, int next) {
    if (next >= arguments.size()) {
      return false;
    }
    String value = arguments.get(next);
    return isSwitch(flag) ? value.equals("true") || value.equals("false") : !value.startsWith("--");
  }

  private static boolean isSwitch(String flag) {
    return SettingNames.ofFlag(flag)
        .filter(key -> key.type() instanceof SettingType.Truth)
        .isPresent();
  }
}
