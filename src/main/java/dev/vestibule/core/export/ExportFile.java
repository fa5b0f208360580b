package dev.vestibule.core.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An export, line by line. */
final class ExportFile implements AutoCloseable {
  private final BufferedReader file;
  private final JsonNode header;
  private int line = 1;

  /**
   * Opens it and reads its first line.
   *
   * @throws IllegalArgumentException when it is none, or of a later form
   */
  ExportFile(Path path) {
    try {
      this.file = Files.newBufferedReader(path, StandardCharsets.UTF_8);
      String first = file.readLine();
      this.header = first == null ? JsonMapper.shared().missingNode() : parsed(first);
    } catch (IOException e) {
      throw new IllegalArgumentException(path + " cannot be read", e);
    }
    if (!header.path("of").asString("").equals("vestibule")) {
      throw new IllegalArgumentException(path + " is no export of Vestibule's");
    }
    if (header.path("form").asInt(0) != ExportAll.FORM) {
      throw new IllegalArgumentException(path + " is of a form that this version does not know");
    }
  }

  JsonNode header() {
    return header;
  }

  Optional<JsonNode> next() {
    try {
      String text = file.readLine();
      line++;
      return text == null ? Optional.empty() : Optional.of(parsed(text));
    } catch (IOException e) {
      throw new UncheckedIOException("line " + line + " cannot be read", e);
    }
  }

  private JsonNode parsed(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      // Its message would show what stands there, a hash for one.
      throw new IllegalArgumentException("line " + line + " is no JSON");
    }
  }

  static LineType type(JsonNode line) {
    return LineType.ofWord(line.path(LineType.MEMBER).asString(""))
        .orElseThrow(() -> new IllegalArgumentException("a line of no known type"));
  }

  /** Reads it to its end, whose numbers must be those of the lines. */
  void check() {
    Map<LineType, Long> counts = new EnumMap<>(LineType.class);
    JsonNode last = header;
    for (Optional<JsonNode> next = next(); next.isPresent(); next = next()) {
      last = next.get();
      LineType type = type(last);
      if (type == LineType.ACCOUNT) {
        sound(last);
      }
      counts.merge(type, 1L, Long::sum);
    }
    boolean whole =
        type(last) == LineType.END
            && same(last, "groups", counts.get(LineType.GROUP))
            && same(last, "accounts", counts.get(LineType.ACCOUNT))
            && same(last, "rows", counts.get(LineType.ROW));
    if (!whole) {
      throw new IllegalArgumentException("the file is not whole; nothing was imported");
    }
  }

  @SuppressWarnings("ReturnValueIgnored")
  private void sound(JsonNode account) {
    try {
      AccountLine.read(account);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("line " + line + " is no account that can be read", e);
    }
  }

  private static boolean same(
      JsonNode end, String member, @org.jspecify.annotations.Nullable Long count) {
    return end.path(member).asLong(-1) == (count == null ? 0 : count);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
