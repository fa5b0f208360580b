package dev.vestibule.platform.config;

import java.util.stream.Collectors;

/** What the settings of an earlier system are called here. */
public final class FormerNames {
  private FormerNames() {}

  /**
   * The table of a dialect's page in docs/dialects: the names of Django and its packages, and ours.
   *
   * @param dialect the dialect's key below {@code dialects.}, such as djoser
   */
  public static String table(String dialect) {
    String rows =
        SettingCatalogue.keys().stream()
            .filter(key -> !key.says().formerly().isEmpty())
            .filter(key -> concerns(dialect, key.key()))
            .map(FormerNames::row)
            .collect(Collectors.joining());
    return "| Old setting | Here | Default here | It takes |\n| --- | --- | --- | --- |\n" + rows;
  }

  private static boolean concerns(String dialect, String key) {
    return !key.startsWith("dialects.") || key.startsWith("dialects." + dialect + ".");
  }

  private static String row(SettingKey key) {
    return "| %s | %s | %s | %s |\n"
        .formatted(
            SettingsReference.code(key.says().formerly()),
            SettingsReference.code(key.key()),
            SettingsReference.code(key.says().byDefault()),
            key.type().rule());
  }
}
