package dev.vestibule.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.platform.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of what is copied, against the migrated schema: what is not in it would be lost. */
class AllTablesTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, Set<String>> present() {
    Map<String, Set<String>> present = new TreeMap<>(server.house().database.tables());
    present.keySet().removeAll(AllTables.OWN);
    present.keySet().removeIf(name -> name.startsWith("sqlite_"));
    return present;
  }

  @Test
  void everyColumnOfEveryTableIsCopiedOrSaidNotToBe() {
    Map<String, Set<String>> declared = new TreeMap<>();
    for (RowTable table : AllTables.LIST) {
      declared.put(
          table.name(), new TreeSet<>(table.columns().stream().map(Column::name).toList()));
    }
    assertThat(declared).isEqualTo(present());
  }

  @Test
  void keysAreTheTablesKeysAndComeBeforeWhatRefersToThem() throws SQLException {
    Set<String> before = new HashSet<>();
    Database database = server.house().database;
    try (Connection connection = database.writer().getConnection()) {
      for (RowTable table : AllTables.LIST) {
        assertThat(names(connection, table.name(), true))
            .as(table.name())
            .containsExactlyInAnyOrderElementsOf(table.key().stream().map(Column::name).toList());
        assertThat(before).as(table.name()).containsAll(names(connection, table.name(), false));
        before.add(table.name());
      }
    }
  }

  /** Columns of the key, or tables that are referred to. */
  private static List<String> names(Connection connection, String table, boolean key)
      throws SQLException {
    List<String> found = new java.util.ArrayList<>();
    try (ResultSet rows =
        key
            ? connection.getMetaData().getPrimaryKeys(null, null, table)
            : connection.getMetaData().getImportedKeys(null, null, table)) {
      while (rows.next()) {
        found.add(rows.getString(key ? "COLUMN_NAME" : "PKTABLE_NAME"));
      }
    }
    return found;
  }
}
