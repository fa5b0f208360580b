package dev.vestibule.core.takeover;

import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.takeover.DjangoDatabase.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an operator may put into the mapping file and the configuration, as YAML. */
final class Proposal {
  private Proposal() {}

  static String of(
      DjangoMapping mapping,
      Map<String, Kind> rest,
      Map<String, Kind> beside,
      ProfileSchema schema) {
    return of(mapping, rest, schema) + beside(mapping, beside);
  }

  /** What stands in tables beside; a declared field takes the column of its name by itself. */
  private static String beside(DjangoMapping mapping, Map<String, Kind> beside) {
    StringBuilder yaml = new StringBuilder();
    beside.forEach((column, kind) -> {
      String field = column.substring(column.indexOf('.') + 1);
      if (!mapping.profile().containsValue(column)) {
        yaml.append(
            type(kind)
                .map(type ->
                    "# "
                        + column
                        + " would be the profile field    "
                        + field
                        + ": {type: "
                        + type
                        + ", dialects: [djoser]}\n")
                .orElse("# " + column + " is left behind\n"));
      }
    });
    return yaml.toString();
  }

  private static String of(DjangoMapping mapping, Map<String, Kind> rest, ProfileSchema schema) {
    StringBuilder yaml = new StringBuilder("# mapping.yaml: which column means what\n");
    yaml.append("table: ").append(mapping.table()).append('\n');
    yaml.append("key: ").append(mapping.key()).append('\n');
    yaml.append("columns:\n");
    new TreeMap<>(mapping.columns())
        .forEach((ours, theirs) -> yaml.append("  " + ours + ": " + theirs + "\n"));
    if (!mapping.profile().isEmpty()) {
      yaml.append("profile:\n");
      new TreeMap<>(mapping.profile())
          .forEach((field, column) -> yaml.append("  " + field + ": " + column + "\n"));
    }
    Map<String, Kind> unknown = new TreeMap<>(rest);
    unknown.keySet().removeIf(column -> mapping.profile().containsValue(column));
    unknown.keySet().removeIf(column -> schema.find(column).isPresent());
    if (unknown.values().stream().anyMatch(kind -> type(kind).isPresent())) {
      yaml.append("\n# vestibule.yaml: fields for columns that are left behind otherwise\n");
      yaml.append("profile:\n  fields:\n");
    }
    unknown.forEach((column, kind) ->
        yaml.append(
            type(kind)
                .map(type -> "    " + column + ": {type: " + type + ", dialects: [djoser]}\n")
                .orElse("# column " + column + " is left behind\n")));
    return yaml.toString();
  }

  private static Optional<String> type(Kind kind) {
    return switch (kind) {
      case TEXT -> Optional.of("string");
      case INTEGER -> Optional.of("integer");
      case DATE -> Optional.of("date");
      case BOOLEAN -> Optional.of("boolean");
      case OTHER -> Optional.empty();
    };
  }
}
