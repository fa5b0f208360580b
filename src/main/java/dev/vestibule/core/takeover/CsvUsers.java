package dev.vestibule.core.takeover;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Users in a CSV file (RFC 4180, UTF-8), one to a record below a header that names the members.
 * What separates them is the comma, semicolon or tab that the header has.
 */
public final class CsvUsers implements UserFile {
  private static final char QUOTE = '"';
  private static final char MARK = '\uFEFF';

  /** No record is honestly longer than this many characters. */
  private static final int LONGEST = 1 << 20;

  private final BufferedReader file;
  private final FlatUser flat;
  private final char separator;
  private final List<String> header;
  private int line;

  /**
   * Opens it and reads the header.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when the header is no header
   */
  public CsvUsers(Path path, DjangoMapping.Given given, boolean keepNumbers) throws IOException {
    this.flat = new FlatUser(given, keepNumbers);
    this.file = Files.newBufferedReader(path, StandardCharsets.UTF_8);
    this.separator = separator();
    List<String> names = record();
    this.header = names == null ? List.of() : names.stream().map(String::strip).toList();
    if (new HashSet<>(header).size() < header.size() || header.contains("")) {
      file.close();
      throw new IllegalArgumentException("the first line must name each column, and none twice");
    }
  }

  private char separator() throws IOException {
    file.mark(LONGEST);
    String first = file.readLine();
    file.reset();
    if (first != null && !first.isEmpty() && first.charAt(0) == MARK) {
      int _ = file.read();
    }
    for (char candidate : new char[] {',', ';', '\t'}) {
      if (first != null && first.indexOf(candidate) >= 0) {
        return candidate;
      }
    }
    return ',';
  }

  @Override
  public Optional<Entry> next() throws IOException {
    String place = "line " + (line + 1);
    List<String> fields = record();
    while (fields != null && fields.size() == 1 && fields.getFirst().isEmpty()) {
      place = "line " + (line + 1);
      fields = record();
    }
    if (fields == null) {
      return Optional.empty();
    }
    if (fields.size() != header.size()) {
      return Optional.of(
          Entry.broken(place, "it has " + fields.size() + " fields, the header " + header.size()));
    }
    Map<String, @Nullable String> values = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      values.put(header.get(i), fields.get(i).isEmpty() ? null : fields.get(i));
    }
    return Optional.of(flat.entry(place, values));
  }

  @Override
  public List<String> left() {
    return flat.unknown(new HashSet<>(header)).stream()
        .map(name -> "column " + name + " was left behind")
        .toList();
  }

  /** One record; null at the end. */
  private @Nullable List<String> record() throws IOException {
    int c = file.read();
    if (c < 0) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    int length = 0;
    line++;
    for (; c >= 0; c = file.read()) {
      if (++length > LONGEST) {
        throw new IOException("line " + line + ": a quotation mark is never closed");
      }
      if (quoted) {
        quoted = c != QUOTE || doubled(field);
        if (quoted && c != QUOTE) {
          field.append((char) c);
        }
        line += quoted && c == '\n' ? 1 : 0;
      } else if (c == QUOTE && field.isEmpty()) {
        quoted = true;
      } else if (c == separator) {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '\n') {
        break;
      } else if (c != '\r') {
        field.append((char) c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  /** Two quotation marks inside of quoted text stand for one. */
  private boolean doubled(StringBuilder field) throws IOException {
    file.mark(1);
    if (file.read() == QUOTE) {
      field.append(QUOTE);
      return true;
    }
    file.reset();
    return false;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
