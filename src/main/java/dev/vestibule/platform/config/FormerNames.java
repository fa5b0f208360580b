package dev.vestibule.platform.config;

import java.util.stream.Collectors;

/** What the settings of an earlier system are called here. */
public final class FormerNames {
  private FormerNames() {}

  /** The table of docs/dialects/djoser.md: Django's, djoser's and SimpleJWT's names and ours. */
  public static String table() {
    String rows =
        SettingCatalogue.keys().stream()
            .filter(key -> !key.says().formerly().isEmpty())
            .map(FormerNames::row)
            .collect(Collectors.joining());
    return "| Old setting | Here | Default here | It takes |\n| --- | --- | --- | --- |\n" + rows;
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
