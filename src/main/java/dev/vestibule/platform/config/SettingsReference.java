package dev.vestibule.platform.config;

import java.util.Map;
import java.util.stream.Collectors;

/** Explains every setting, from the records. */
public final class SettingsReference {
  private static final String START =
      """
      # Configuration

      This page is made from the records in `platform/config` by `./vestibule config --docs`; a test
      holds both equal, so change the records and not the page.

      Flags win over environment variables, these over the file, the file over the defaults. The file
      is YAML: `--config FILE`, else the one that `VESTIBULE_CONFIG` names, else `./vestibule.yaml`
      when there is one. Dots in a key are levels in the file. A flag is the key with hyphens for
      dots: `server.port` is `--server-port=9000`. `--port` and `--host` are short for `--server-port`
      and `--server-host`.

      ```yaml
      mode: production
      server:
        public-url: https://accounts.example.org
        trusted-proxies: [10.0.0.0/8]
      mail:
        transport: smtp
        smtp:
          host: smtp.example.org
      ```

      An unknown key or a value that breaks its rule stops the start; everything wrong is named at
      once. `./vestibule config` shows what is in force and where it came from.

      Durations are written `500ms`, `20s`, `5m`, `1h30m`, `1d`, as plain seconds or in ISO 8601.
      Lists are YAML lists in the file and separated by commas elsewhere. Relative paths start at the
      working directory. An empty environment variable counts as not set.

      These variables are no settings: `VESTIBULE_CONFIG` (the file), `VESTIBULE_JAVA_OPTS` (options
      for the JVM), `VESTIBULE_TEST_*` (the test suite), and what Kubernetes sets beside a service
      called vestibule (`VESTIBULE_SERVICE_*`, `VESTIBULE_PORT` with an address, `VESTIBULE_PORT_*`).

      Production refuses to start without `server.public-url` (https, unless its host is localhost),
      a `mail.transport` other than inbox, and a master key (`secrets.master-key`, or an existing
      file).
      """;

  private SettingsReference() {}

  /** The text of docs/configuration.md. */
  public static String page() {
    StringBuilder page = new StringBuilder(START);
    section(page, "", "General", "");
    for (Map.Entry<String, String> section : SettingCatalogue.sections().entrySet()) {
      section(page, section.getKey(), section.getKey(), section.getValue());
    }
    return page.toString();
  }

  /** The settings' flags, one a line, for the help of the command line. */
  public static String flags() {
    String lines =
        SettingCatalogue.keys().stream()
            .map(key -> "  " + key.flag() + "\n      " + key.says().value() + "\n")
            .collect(Collectors.joining());
    return "\nFlags that every verb takes:\n  --config\n      The configuration file.\n" + lines;
  }

  private static void section(StringBuilder page, String section, String title, String about) {
    String rows =
        SettingCatalogue.keys().stream()
            .filter(key -> key.section().equals(section))
            .map(SettingsReference::row)
            .collect(Collectors.joining());
    if (!rows.isEmpty()) {
      page.append("\n## ").append(title).append("\n\n");
      page.append(about.isEmpty() ? "" : about + "\n\n");
      page.append("| Key | Variable | What it does | Default | It takes | Formerly |\n");
      page.append("| --- | --- | --- | --- | --- | --- |\n").append(rows);
    }
  }

  private static String row(SettingKey key) {
    String secret = key.says().secret() ? " Secret." : "";
    return "| %s | %s | %s%s | %s | %s | %s |\n"
        .formatted(
            code(key.key()),
            code(key.variable()),
            cell(key.says().value()),
            secret,
            code(key.says().byDefault()),
            cell(key.type().rule()),
            code(key.says().formerly()));
  }

  static String code(String text) {
    return text.isEmpty() ? "" : "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
