package dev.vestibule.core.takeover;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a project's users in the order of their keys, with what allauth knows of their addresses.
 */
final class ReadUsers {
  private static final String ADDRESSES = "account_emailaddress";

  private final DjangoDatabase django;
  private final DjangoMapping mapping;
  private final ZoneId zone;

  ReadUsers(DjangoDatabase django, DjangoMapping mapping, ZoneId zone) {
    this.django = django;
    this.mapping = mapping;
    this.zone = zone;
  }

  /** The next ones. */
  List<FormerUser> after(@Nullable Object last, int most) {
    return users(django.after(mapping.table(), mapping.key(), mapping.read(), last, most));
  }

  /** Those with these keys. */
  List<FormerUser> of(Collection<Object> keys) {
    return users(django.where(mapping.table(), mapping.key(), mapping.read(), keys));
  }

  private List<FormerUser> users(List<DjangoRow> rows) {
    Map<String, Map<String, String>> beside = beside(rows);
    List<FormerUser> users =
        rows.stream()
            .map(row -> FormerUser.of(row, mapping, zone))
            .map(user -> user.withMoreProfile(beside.getOrDefault(user.key().toString(), Map.of())))
            .toList();
    Set<String> proven = proven(users);
    return users.stream()
        .map(user ->
            proven.contains(known(user.key(), user.email())) ? user.withProvenEmail() : user)
        .toList();
  }

  /** Values of fields that stand in a table beside, one row to a user, by the user's key. */
  private Map<String, Map<String, String>> beside(List<DjangoRow> rows) {
    Map<String, Map<String, String>> found = new HashMap<>();
    List<Object> keys = rows.stream().map(DjangoRow::key).toList();
    mapping
        .beside()
        .forEach((table, fields) -> {
          for (DjangoRow row : django.where(table, "user_id", fields.values(), keys)) {
            fields.forEach((field, column) -> {
              if (!row.text(column).isEmpty()) {
                found
                    .computeIfAbsent(row.key().toString(), _ -> new HashMap<>())
                    .put(field, row.text(column));
              }
            });
          }
        });
    return found;
  }

  private Set<String> proven(List<FormerUser> users) {
    Set<String> proven = new HashSet<>();
    List<Object> keys = users.stream().map(FormerUser::key).toList();
    for (DjangoRow row : django.where(ADDRESSES, "user_id", List.of("email", "verified"), keys)) {
      if (row.flag("verified", false)) {
        proven.add(known(row.key(), row.text("email")));
      }
    }
    return proven;
  }

  private static String known(Object key, String email) {
    return key + " " + email.toLowerCase(Locale.ROOT);
  }
}
