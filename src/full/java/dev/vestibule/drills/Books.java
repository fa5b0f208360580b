package dev.vestibule.drills;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in a server's database, read past it.
 *
 * @param url of JDBC
 */
record Books(String url) {
  /** Tells a history of every account. */
  void tell(History history) {
    strings("select username from accounts")
        .forEach(name -> history.seen(Event.Deed.ACCOUNT, name, ""));
  }

  /** Mails and requests that wait to be dealt with. */
  long waiting() {
    return count("select count(*) from outbox where state = 'queued'")
        + count("select count(*) from deferred_requests");
  }

  /** Why they wait, for whoever looks into it. */
  String unsent() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        strings(
            "select 'mail attempts ' || attempts || ' next ' || coalesce(cast(next_at as text), '')"
                + " || ' ' || coalesce(last_error, '') from outbox where state = 'queued'"));
    lines.addAll(
        strings(
            "select 'job ' || task_name || ' due ' || cast(execution_time as text) || ' failures '"
                + " || coalesce(consecutive_failures, 0) || ' picked ' || cast(picked as text)"
                + " from scheduled_tasks"));
    return String.join("\n", lines.subList(0, Math.min(lines.size(), 40)));
  }

  long count(String question) {
    return Long.parseLong(strings(question).getFirst());
  }

  List<String> strings(String question) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does damage, which a checker has to find. */
  void change(String statement) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement sql = connection.createStatement()) {
      sql.executeUpdate(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
