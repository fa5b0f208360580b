package dev.vestibule.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How a database is asked for what JDBC does not tell.
 *
 * @param tables their names
 * @param checks how many rules a table has for its values
 * @param indexes of a table: name, whether unique, its columns in order, and its condition
 */
record Catalogue(String tables, String checks, String indexes) {
  private static final Catalogue SQLITE =
      new Catalogue(
          "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
          "select (length(sql) - length(replace(sql, 'check (', ''))) / 7 from sqlite_master"
              + " where type = 'table' and name = ?",
          "select l.name, l.\"unique\", c.name, substr(m.sql, nullif(instr(m.sql, ' where '), 0) +"
              + " 7) from pragma_index_list(?) l join pragma_index_info(l.name) c left join"
              + " sqlite_master m on m.name = l.name order by l.name, c.seqno");

  private static final Catalogue POSTGRESQL =
      new Catalogue(
          "select tablename from pg_tables where schemaname = current_schema()",
          "select count(*) from pg_constraint where contype = 'c' and conrelid = cast(? as"
              + " regclass)",
          "select i.relname, x.indisunique, a.attname, pg_get_expr(x.indpred, x.indrelid)"
              + " from pg_index x join pg_class i on i.oid = x.indexrelid"
              + " cross join lateral unnest(x.indkey) with ordinality as k (number, place)"
              + " join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.number"
              + " where x.indrelid = cast(? as regclass) order by i.relname, k.place");

  private static final Catalogue MARIADB =
      new Catalogue(
          "select table_name from information_schema.tables where table_schema = database()",
          "select count(*) from information_schema.check_constraints"
              + " where constraint_schema = database() and table_name = ?",
          "select index_name, non_unique = 0, column_name, null from information_schema.statistics"
              + " where table_schema = database() and table_name = ?"
              + " order by index_name, seq_in_index");

  static Catalogue of(Connection connection) throws SQLException {
    return switch (connection.getMetaData().getDatabaseProductName()) {
      case "SQLite" -> SQLITE;
      case "MariaDB" -> MARIADB;
      default -> POSTGRESQL;
    };
  }
}
