package dev.vestibule.core.takeover;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Users in a file of JSON Lines, an object to each; empty lines are passed over. */
public final class JsonLinesUsers implements UserFile {
  private final BufferedReader file;
  private final FlatUser flat;
  private final JsonMapper json = JsonMapper.shared();
  private final Set<String> unknown = new TreeSet<>();
  private int line;

  /**
   * Opens it.
   *
   * @throws IOException when it cannot be read
   */
  public JsonLinesUsers(Path path, DjangoMapping.Given given, boolean keepNumbers)
      throws IOException {
    this.flat = new FlatUser(given, keepNumbers);
    this.file = Files.newBufferedReader(path, StandardCharsets.UTF_8);
  }

  @Override
  public Optional<Entry> next() throws IOException {
    String text = file.readLine();
    line++;
    while (text != null && text.isBlank()) {
      text = file.readLine();
      line++;
    }
    return text == null ? Optional.empty() : Optional.of(entry("line " + line, text));
  }

  private Entry entry(String place, String text) {
    try {
      JsonNode object = json.readTree(text);
      if (!object.isObject()) {
        return Entry.broken(place, "it is no JSON object");
      }
      Map<String, @Nullable String> values = values(object);
      unknown.addAll(flat.unknown(values.keySet()));
      return flat.entry(place, values);
    } catch (JacksonException e) {
      // Its message would show what stands there, a hash for one.
      return Entry.broken(place, "it is no JSON");
    }
  }

  private static Map<String, @Nullable String> values(JsonNode object) {
    Map<String, @Nullable String> values = new HashMap<>();
    object
        .properties()
        .forEach(member -> {
          JsonNode value = member.getValue();
          if (member.getKey().equals("profile") && value.isObject()) {
            value
                .properties()
                .forEach(
                    field -> values.put(FlatUser.PROFILE + field.getKey(), text(field.getValue())));
          } else {
            values.put(member.getKey(), text(value));
          }
        });
    return values;
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    return value.isArray()
        ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(";"))
        : value.isObject() ? null : value.asString();
  }

  @Override
  public List<String> left() {
    return unknown.stream().map(name -> "member " + name + " was left behind").toList();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
