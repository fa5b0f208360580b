package dev.vestibule.core.takeover;

import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.takeover.DjangoDatabase.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the table of users and what its columns mean. */
final class FindUsers {
  /** Tables of Django's own that refer to whatever the project's users are. */
  private static final List<String> WITNESSES =
      List.of(
          "django_admin_log",
          "authtoken_token",
          "knox_authtoken",
          "token_blacklist_outstandingtoken",
          "account_emailaddress");

  /** What columns are called, the likeliest name first. */
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry(DjangoMapping.USERNAME, List.of("username", "user_name", "login")),
          Map.entry(DjangoMapping.EMAIL, List.of("email", "email_address", "mail")),
          Map.entry(DjangoMapping.PASSWORD, List.of("password")),
          Map.entry(DjangoMapping.FIRST_NAME, List.of("first_name", "firstname", "prenom")),
          Map.entry(DjangoMapping.LAST_NAME, List.of("last_name", "lastname", "nom")),
          Map.entry(
              DjangoMapping.FULL_NAME, List.of("full_name", "fullname", "name", "display_name")),
          Map.entry(
              DjangoMapping.TELEPHONE,
              List.of("telephone", "phone", "phone_number", "mobile", "tel")),
          Map.entry(DjangoMapping.AVATAR, List.of("avatar", "picture", "photo", "profile_picture")),
          Map.entry(DjangoMapping.LOCALE, List.of("locale", "language", "lang")),
          Map.entry(DjangoMapping.ACTIVE, List.of("is_active")),
          Map.entry(DjangoMapping.STAFF, List.of("is_staff")),
          Map.entry(DjangoMapping.SUPERUSER, List.of("is_superuser")),
          Map.entry(
              DjangoMapping.JOINED, List.of("date_joined", "created_at", "created", "joined_at")),
          Map.entry(DjangoMapping.LAST_LOGIN, List.of("last_login")));

  private static final String USER = "user_id";

  /** Tables with one row to a user whose meaning is known. */
  private static final Set<String> OTHERS = Set.of("authtoken_token");

  private final DjangoDatabase django;
  private final ProfileSchema schema;

  FindUsers(DjangoDatabase django, ProfileSchema schema) {
    this.django = django;
    this.schema = schema;
  }

  /**
   * The mapping in force.
   *
   * @param model the setting AUTH_USER_MODEL, such as {@code accounts.User}
   * @throws IllegalArgumentException with what the operator has to say, when it is not clear
   */
  DjangoMapping find(DjangoMapping.Given given, @Nullable String model) {
    String table = given.table() == null ? table(model) : given.table();
    if (!django.has(table)) {
      throw new IllegalArgumentException("there is no table " + table);
    }
    DjangoMapping mapping = guess(table).with(given);
    for (String needed : List.of(DjangoMapping.PASSWORD)) {
      if (mapping.column(needed) == null) {
        throw new IllegalArgumentException("name the column of " + needed + " in a mapping file");
      }
    }
    Set<String> present = django.columns(table).keySet();
    mapping.read().stream()
        .filter(column -> !present.contains(column))
        .findFirst()
        .ifPresent(column -> {
          throw new IllegalArgumentException(table + " has no column " + column);
        });
    return mapping;
  }

  private String table(@Nullable String model) {
    if (model != null && django.has(tableOf(model))) {
      return tableOf(model);
    }
    Set<String> referred = new LinkedHashSet<>();
    for (String witness : WITNESSES) {
      if (django.has(witness)) {
        Optional.ofNullable(django.references(witness).get("user_id")).ifPresent(referred::add);
      }
    }
    referred.removeIf(table -> !django.has(table));
    if (referred.isEmpty()) {
      django.tables().stream().filter(this::holdsUsers).forEach(referred::add);
    }
    if (referred.size() != 1) {
      throw new IllegalArgumentException(
          referred.isEmpty()
              ? "no table of users is found; is this the database of a Django project?"
              : "users may be in "
                  + String.join(" or ", referred)
                  + "; name the table in a mapping");
    }
    return referred.iterator().next();
  }

  private static String tableOf(String model) {
    return model.toLowerCase(java.util.Locale.ROOT).replace('.', '_');
  }

  /** What AbstractBaseUser brings along, in the table of a model that Django lists. */
  private boolean holdsUsers(String table) {
    return django.columns(table).keySet().containsAll(List.of("password", "last_login"))
        && listed(table);
  }

  private boolean listed(String table) {
    if (!django.has("django_content_type")) {
      return true;
    }
    return django
        .after("django_content_type", "id", List.of("app_label", "model"), null, 10_000)
        .stream()
        .anyMatch(row -> table.equals(row.text("app_label") + "_" + row.text("model")));
  }

  private DjangoMapping guess(String table) {
    Map<String, Kind> present = django.columns(table);
    Map<String, String> columns = new LinkedHashMap<>();
    NAMES.forEach((ours, theirs) ->
        theirs.stream()
            .filter(present::containsKey)
            .findFirst()
            .ifPresent(column -> columns.put(ours, column)));
    Map<String, String> profile = new LinkedHashMap<>();
    rest(table, columns).keySet().stream()
        .filter(column -> schema.find(column).isPresent())
        .forEach(column -> profile.put(column, column));
    beside(table)
        .keySet()
        .forEach(column -> {
          String field = column.substring(column.indexOf('.') + 1);
          if (schema.find(field).isPresent()) {
            profile.putIfAbsent(field, column);
          }
        });
    String key = present.containsKey("id") ? "id" : present.keySet().iterator().next();
    return new DjangoMapping(table, key, columns, profile, Map.of(), Map.of());
  }

  /**
   * Columns of tables with one row to a user, such as {@code accounts_profile.badge}: what Django
   * projects keep beside a user model that is not theirs.
   */
  Map<String, Kind> beside(String users) {
    Map<String, Kind> found = new LinkedHashMap<>();
    for (String table : django.tables()) {
      if (table.equals(users) || OTHERS.contains(table) || !django.hasOne(table, USER)) {
        continue;
      }
      if (users.equals(django.references(table).get(USER))) {
        Map<String, Kind> columns = new LinkedHashMap<>(django.columns(table));
        columns.remove("id");
        columns.remove(USER);
        columns.forEach((column, kind) -> found.put(table + "." + column, kind));
      }
    }
    return found;
  }

  /** The columns that mean nothing to us yet. */
  Map<String, Kind> rest(String table, Map<String, String> columns) {
    Map<String, Kind> rest = new LinkedHashMap<>(django.columns(table));
    rest.keySet().removeAll(columns.values());
    rest.remove("id");
    return rest;
  }
}
