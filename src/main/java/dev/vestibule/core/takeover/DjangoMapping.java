package dev.vestibule.core.takeover;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which of a project's columns means what.
 *
 * @param table where its users are
 * @param key its primary key's column
 * @param columns theirs by ours, such as {@code full_name}
 * @param profile their columns by the names of profile fields; {@code table.column} for one of a
 *     table beside, with one row to a user
 * @param usernames other usernames for some users, by their key there: the operator's answer to a
 *     collision
 * @param emails other addresses likewise; empty for none
 */
public record DjangoMapping(
    String table,
    String key,
    Map<String, String> columns,
    Map<String, String> profile,
    Map<String, String> usernames,
    Map<String, String> emails) {
  static final String USERNAME = "username";
  static final String EMAIL = "email";
  static final String PASSWORD = "password";
  static final String FIRST_NAME = "first_name";
  static final String LAST_NAME = "last_name";
  static final String FULL_NAME = "full_name";
  static final String TELEPHONE = "telephone";
  static final String AVATAR = "avatar";
  static final String LOCALE = "locale";
  static final String ACTIVE = "is_active";
  static final String STAFF = "is_staff";
  static final String SUPERUSER = "is_superuser";
  static final String JOINED = "date_joined";
  static final String LAST_LOGIN = "last_login";

  public DjangoMapping {
    columns = Map.copyOf(columns);
    profile = Map.copyOf(profile);
    usernames = Map.copyOf(usernames);
    emails = Map.copyOf(emails);
  }

  @Nullable String column(String ours) {
    return columns.get(ours);
  }

  /** All columns that are read of the table itself. */
  Set<String> read() {
    Set<String> all = new TreeSet<>(columns.values());
    profile.values().stream().filter(column -> !isBeside(column)).forEach(all::add);
    return all;
  }

  private static boolean isBeside(String column) {
    return column.indexOf('.') > 0 && !column.startsWith(FlatUser.PROFILE);
  }

  /** Columns of other tables, by the table and the field that they belong to. */
  Map<String, Map<String, String>> beside() {
    Map<String, Map<String, String>> found = new TreeMap<>();
    profile.forEach((field, column) -> {
      if (isBeside(column)) {
        int dot = column.indexOf('.');
        found
            .computeIfAbsent(column.substring(0, dot), _ -> new TreeMap<>())
            .put(field, column.substring(dot + 1));
      }
    });
    return found;
  }

  /** The same with what an operator's file says instead. */
  DjangoMapping with(Given given) {
    Map<String, String> merged = new LinkedHashMap<>(columns);
    merged.putAll(given.columns());
    merged.values().removeIf(String::isEmpty);
    Map<String, String> fields = new LinkedHashMap<>(profile);
    fields.putAll(given.profile());
    fields.values().removeIf(String::isEmpty);
    return new DjangoMapping(
        table,
        Objects.requireNonNullElse(given.key(), key),
        merged,
        fields,
        given.usernames(),
        given.emails());
  }

  /**
   * What an operator's mapping file says; an empty column means that nothing is taken.
   *
   * @param table null to have it found
   */
  public record Given(
      @Nullable String table,
      @Nullable String key,
      Map<String, String> columns,
      Map<String, String> profile,
      Map<String, String> usernames,
      Map<String, String> emails) {
    /** Everything is found. */
    public static final Given NOTHING =
        new Given(null, null, Map.of(), Map.of(), Map.of(), Map.of());
  }
}
