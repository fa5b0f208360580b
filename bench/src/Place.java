import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A database with people in it.
 *
 * @param name short, for tables
 * @param folder of the server's data
 * @param people how many accounts it holds at the beginning; person N has the number N
 */
record Place(String name, String url, Path folder, int people) {
  static final String PASSWORD = "Vr8!kestrel-91";
  private static final String ADMIN = System.getProperty("bench.pg", "");
  private static final String USER = System.getProperty("bench.pg.user", "bench");

  static Place postgresql(String name, int people) {
    String url = ADMIN + name;
    try (Connection connection = DriverManager.getConnection(ADMIN + "postgres", USER, "");
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Place("PostgreSQL", url, Machine.WORK.resolve(name), people);
  }

  static Place sqlite(String name, int people) {
    Path folder = Machine.WORK.resolve(name);
    return new Place("SQLite", "jdbc:sqlite:" + folder.resolve("bench.sqlite3"), folder, people);
  }

  boolean isSqlite() {
    return url.startsWith("jdbc:sqlite");
  }

  String user() {
    return isSqlite() ? "" : USER;
  }

  Map<String, String> settings() {
    return isSqlite()
        ? Map.of("VESTIBULE_DATABASE_URL", url)
        : Map.of("VESTIBULE_DATABASE_URL", url, "VESTIBULE_DATABASE_USER", USER);
  }

  /**
   * Writes the people and the table of L3, once the schema is there.
   *
   * @param hash of everybody's password
   */
  void fill(String hash) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table bare_rows (id "
              + (isSqlite() ? "text" : "text collate \"C\"")
              + " primary key, body text not null)");
      connection.setAutoCommit(false);
      statement.execute(isSqlite() ? accountsSqlite(hash) : accountsPostgresql(hash));
      for (String word : new String[] {"username", "email", "first_name", "last_name"}) {
        statement.execute(
            "insert into account_words (word, account_id) select lower("
                + word
                + "), id from accounts");
      }
      if (!isSqlite()) {
        statement.execute("select setval('accounts_id_seq', " + people + ")");
      }
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute(isSqlite() ? "analyze" : "vacuum (analyze)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user(), "");
  }

  private static final String COLUMNS =
      "insert into accounts (id, uuid, username, email, email_key, first_name, last_name, status,"
          + " email_verified_at, password_hash, joined_at, updated_at, username_key, name_key,"
          + " email_order) ";

  private String accountsPostgresql(String hash) {
    return COLUMNS
        + "select n, lpad(to_hex(n), 8, '0') || '-0000-4000-8000-' || lpad(to_hex(n), 12, '0'),"
        + " 'person' || n, 'person' || n || '@example.org', 'person' || n || '@example.org',"
        + " 'First' || n, 'Last' || n, 'active', timestamptz '2026-01-01', '"
        + hash
        + "', timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01',"
        + " 'person' || n, 'first' || n || ' last' || n, 'person' || n || '@example.org'"
        + " from generate_series(1, "
        + people
        + ") n";
  }

  private String accountsSqlite(String hash) {
    String moment =
        "strftime('%Y-%m-%dT%H:%M:%S', '2026-01-01', '+' || n || ' seconds') || '.000000Z'";
    return COLUMNS
        + "with recursive s (n) as (select 1 union all select n + 1 from s where n < "
        + people
        + ") select n, printf('%08x-0000-4000-8000-%012x', n, n),"
        + " 'person' || n, 'person' || n || '@example.org', 'person' || n || '@example.org',"
        + " 'First' || n, 'Last' || n, 'active', '2026-01-01T00:00:00.000000Z', '"
        + hash
        + "', "
        + moment
        + ", '2026-01-01T00:00:00.000000Z',"
        + " 'person' || n, 'first' || n || ' last' || n, 'person' || n || '@example.org' from s";
  }
}
