package dev.vestibule.platform.move;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.rows.AllTables;
import dev.vestibule.platform.rows.Progress;
import dev.vestibule.platform.rows.RowReader;
import dev.vestibule.platform.rows.RowTable;
import dev.vestibule.platform.rows.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

/** Copies all rows of one moment into a database that nobody uses yet. */
final class CopyRows {
  private static final int BATCH = 2000;
  private static final int BATCH_CHARACTERS = 8_000_000;

  private final Database to;
  private final Progress progress;
  private final List<String> waiting = new ArrayList<>();
  private int characters;
  private long rows;

  CopyRows(Database to, Progress progress) {
    this.to = to;
    this.progress = progress;
  }

  void copy(Database from) {
    from.snapshot(sql -> {
      AllTables.LIST.forEach(table -> copy(sql, table));
      return rows;
    });
  }

  private void copy(DSLContext sql, RowTable table) {
    long before = rows;
    RowReader.exact(sql)
        .read(
            table,
            line -> {
              waiting.add(line);
              characters += line.length();
              rows++;
              if (waiting.size() >= BATCH || characters >= BATCH_CHARACTERS) {
                write(table);
                progress.at("copying", table.name(), rows - before);
              }
            });
    write(table);
  }

  private void write(RowTable table) {
    to.load(sql -> {
      RowWriter writer = new RowWriter(sql, table);
      waiting.forEach(line -> writer.add(JsonMapper.shared().readTree(line), line.length()));
      writer.flush();
    });
    waiting.clear();
    characters = 0;
  }
}
