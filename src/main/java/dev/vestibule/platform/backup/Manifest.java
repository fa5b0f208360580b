package dev.vestibule.platform.backup;

import dev.vestibule.platform.rows.Column;
import dev.vestibule.platform.rows.RowTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says about itself in its first line.
 *
 * @param product the version of Vestibule that wrote it
 * @param schema the newest migration of the database that it is from
 * @param made when
 * @param masterKey the key that opens the sealed columns, if it was asked for
 */
public record Manifest(
    String product, int schema, Instant made, Optional<String> masterKey, List<RowTable> tables) {
  /** Raised when an older program could no longer read what is written. */
  static final int FORMAT = 1;

  private static final String MARK = "vestibule-backup";

  String line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(MARK, FORMAT);
    line.put("product", product);
    line.put("schema", schema);
    line.put("made", made.toString());
    masterKey.ifPresent(key -> line.put("masterKey", key));
    line.put("tables", tables.stream().map(Manifest::tree).toList());
    return JsonMapper.shared().writeValueAsString(line);
  }

  private static Map<String, Object> tree(RowTable table) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", table.name());
    tree.put("columns", table.columns().stream().map(Column::declared).toList());
    table.identity().ifPresent(column -> tree.put("counts", column));
    return tree;
  }

  /**
   * Reads the first line.
   *
   * @throws BackupException for a format that this version does not know
   */
  static Manifest of(JsonNode line) {
    int format = line.path(MARK).asInt(0);
    if (format != FORMAT) {
      throw new BackupException(
          format == 0
              ? "the file is not a backup of Vestibule's"
              : "the backup has format " + format + ", this version knows " + FORMAT + " alone");
    }
    List<RowTable> tables = new ArrayList<>();
    line.get("tables").forEach(tree -> tables.add(table(tree)));
    return new Manifest(
        line.get("product").stringValue(),
        line.get("schema").intValue(),
        Instant.parse(line.get("made").stringValue()),
        Optional.ofNullable(line.get("masterKey")).map(JsonNode::stringValue),
        List.copyOf(tables));
  }

  private static RowTable table(JsonNode tree) {
    List<Column> columns = new ArrayList<>();
    tree.get("columns").forEach(column -> columns.add(Column.parse(column.stringValue())));
    return new RowTable(
        tree.get("name").stringValue(),
        List.copyOf(columns),
        Optional.ofNullable(tree.get("counts")).map(JsonNode::stringValue));
  }

  @Override
  public String toString() {
    return "a backup of schema " + schema + " made at " + made;
  }
}
