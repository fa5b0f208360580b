package dev.vestibule.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/** What would hinder our work on a MariaDB; what follows a crash is its own. */
final class MariadbFaults {
  private static final int OLDEST = 10_11;
  private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+).*");

  /** What the tables, their changes and a move to another database need. */
  private static final Set<String> RIGHTS =
      Set.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "CREATE",
          "ALTER",
          "DROP",
          "INDEX",
          "REFERENCES",
          "TRIGGER");

  private static final String MYSELF = "concat('''', replace(current_user(), '@', '''@'''), '''')";

  /** Rights that come by a role are not told there. */
  private static final String GRANTED =
      "select privilege_type from information_schema.user_privileges where grantee = "
          + MYSELF
          + " union select privilege_type from information_schema.schema_privileges where grantee ="
          + " "
          + MYSELF
          + " and database() like table_schema";

  /** Texts compared otherwise would make two accounts one, or one two. */
  private static final String OTHERWISE =
      "select table_name from information_schema.tables where table_schema = database()"
          + " and table_name not like 'flyway%' and (engine <> 'InnoDB'"
          + " or table_collation <> 'utf8mb4_nopad_bin') order by 1";

  private MariadbFaults() {}

  static List<String> of(DSLContext sql) {
    List<String> found = new ArrayList<>();
    if (!text(sql, "select version()").contains("MariaDB") || number(version(sql)) < OLDEST) {
      found.add("MariaDB 10.11 is the oldest that is supported, this is " + version(sql));
    }
    if (isOn(sql, "read_only") || isOn(sql, "innodb_read_only")) {
      found.add("this server is read-only and takes no writes");
    }
    if (isOn(sql, "log_bin") && text(sql, "select @@binlog_format").equals("STATEMENT")) {
      found.add("its binlog_format is STATEMENT, which cannot follow all our work; MIXED can");
    }
    if (!isOn(sql, "innodb_deadlock_detect")) {
      found.add(
          "its innodb_deadlock_detect is off: transactions would wait instead of beginning again");
    }
    missingRights(sql, found);
    List<String> tables = sql.fetch(OTHERWISE).getValues(0, String.class);
    if (!tables.isEmpty()) {
      found.add("not InnoDB with utf8mb4_nopad_bin: " + String.join(", ", tables));
    }
    return found;
  }

  private static void missingRights(DSLContext sql, List<String> found) {
    Set<String> missing = new TreeSet<>(RIGHTS);
    missing.removeAll(sql.fetch(GRANTED).getValues(0, String.class));
    boolean asRole = sql.fetchSingle("select current_role()").get(0) != null;
    if (!missing.isEmpty() && !asRole) {
      found.add("its user may not " + String.join(", ", missing));
    }
  }

  /** As an operator knows it, such as {@code 10.11.6}. */
  static String version(DSLContext sql) {
    return text(sql, "select version()").replaceFirst("-.*", "");
  }

  /** 1011 for 10.11. */
  private static int number(String version) {
    Matcher matcher = NUMBER.matcher(version);
    return matcher.matches()
        ? Integer.parseInt(matcher.group(1)) * 100 + Integer.parseInt(matcher.group(2))
        : 0;
  }

  private static boolean isOn(DSLContext sql, String variable) {
    return !Set.of("0", "OFF").contains(text(sql, "select @@" + variable));
  }

  private static String text(DSLContext sql, String question) {
    return String.valueOf(sql.fetchSingle(question).get(0, String.class));
  }
}
