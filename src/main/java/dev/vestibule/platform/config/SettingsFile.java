package dev.vestibule.platform.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads the YAML file token by token, so that each value keeps its line. */
final class SettingsFile {
  private final Path file;
  private final List<Problem> problems;
  private final List<Given> found = new ArrayList<>();

  private SettingsFile(Path file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The values of a file; what cannot be read is added to the problems. */
  static List<Given> read(Path file, List<Problem> problems) {
    SettingsFile reading = new SettingsFile(file, problems);
    reading.read();
    return reading.found;
  }

  private void read() {
    try (YAMLParser parser =
        (YAMLParser)
            new YAMLFactory().createParser(Files.readString(file, StandardCharsets.UTF_8))) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        section(parser, "");
        first = parser.nextToken();
      }
      if (first != null && first != JsonToken.VALUE_NULL) {
        refuse(file.toString(), line(parser), "holds one YAML document of keys and values");
      }
    } catch (IOException unreadable) {
      problems.add(new Problem("--config", file.toString(), "the file cannot be read"));
    } catch (JacksonException broken) {
      // The parser's own message quotes the line, which may hold a secret.
      TokenStreamLocation at = broken.getLocation();
      refuse(file.toString(), at == null ? 1 : at.getLineNr(), "is not valid YAML here");
    }
  }

  private void section(YAMLParser parser, String prefix) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = prefix + parser.currentName();
      int line = line(parser);
      value(parser, parser.nextToken(), key, line);
    }
  }

  private void value(YAMLParser parser, @Nullable JsonToken token, String key, int line) {
    if (token == JsonToken.START_OBJECT && takesMapping(key)) {
      Origin origin = new Origin.InFile(file, line);
      add(Given.mapping(key, Written.of(parser, token), origin), line);
    } else if (token == JsonToken.START_OBJECT) {
      section(parser, key + ".");
    } else if (token == JsonToken.START_ARRAY) {
      list(parser, key, line);
    } else if (parser.isCurrentAlias()) {
      refuse(key, line, "is an alias (*); write the value out");
    } else if (token != JsonToken.VALUE_NULL) {
      add(Given.one(key, parser.getString(), new Origin.InFile(file, line)), line);
    }
  }

  private static boolean takesMapping(String key) {
    return SettingCatalogue.find(key).filter(known -> known.type() instanceof Mapping).isPresent();
  }

  private void list(YAMLParser parser, String key, int line) {
    List<String> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token.isScalarValue() && !parser.isCurrentAlias()) {
        items.add(parser.getString());
      } else {
        refuse(key, line(parser), "is a list of plain values");
        parser.skipChildren();
      }
    }
    add(new Given(key, items, true, new Origin.InFile(file, line), null), line);
  }

  private void add(Given given, int line) {
    if (found.stream().anyMatch(other -> other.name().equals(given.name()))) {
      refuse(given.name(), line, "stands in the file twice");
    }
    found.add(given);
  }

  private void refuse(String key, int line, String message) {
    problems.add(new Problem(key, new Origin.InFile(file, line).place(), message));
  }

  private static int line(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
