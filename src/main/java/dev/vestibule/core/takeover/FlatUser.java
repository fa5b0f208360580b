package dev.vestibule.core.takeover;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A user of a file whose members have names: a line of CSV, or an object of JSON. The names are
 * told in docs/importing.md; a mapping gives them others.
 */
final class FlatUser {
  static final String GROUPS = "groups";
  static final String PROFILE = "profile.";
  private static final String ID = "id";
  private static final String UUID = "uuid";
  private static final String VERIFIED = "email_verified";

  private static final List<String> MEMBERS =
      List.of(
          DjangoMapping.USERNAME,
          DjangoMapping.EMAIL,
          DjangoMapping.PASSWORD,
          DjangoMapping.FIRST_NAME,
          DjangoMapping.LAST_NAME,
          DjangoMapping.FULL_NAME,
          DjangoMapping.TELEPHONE,
          DjangoMapping.LOCALE,
          DjangoMapping.ACTIVE,
          DjangoMapping.STAFF,
          DjangoMapping.SUPERUSER,
          DjangoMapping.JOINED,
          DjangoMapping.LAST_LOGIN);

  private final DjangoMapping mapping;
  private final boolean keepNumbers;

  FlatUser(DjangoMapping.Given given, boolean keepNumbers) {
    Map<String, String> columns = new LinkedHashMap<>();
    MEMBERS.forEach(member -> columns.put(member, member));
    this.mapping =
        new DjangoMapping(
                "", given.key() == null ? ID : given.key(), columns, Map.of(), Map.of(), Map.of())
            .with(given);
    this.keepNumbers = keepNumbers;
  }

  /** The members that mean nothing here. */
  Set<String> unknown(Set<String> present) {
    Set<String> unknown = new TreeSet<>(present);
    unknown.removeAll(mapping.read());
    unknown.removeAll(List.of(mapping.key(), UUID, VERIFIED, GROUPS));
    unknown.removeIf(name -> name.startsWith(PROFILE));
    return unknown;
  }

  Entry entry(String place, Map<String, @Nullable String> values) {
    Map<String, String> fields = new HashMap<>(mapping.profile());
    values.keySet().stream()
        .filter(name -> name.startsWith(PROFILE))
        .forEach(name -> fields.putIfAbsent(name.substring(PROFILE.length()), name));
    DjangoRow row = new DjangoRow(key(values), values);
    if (row.key().toString().isBlank()) {
      return Entry.broken(place, "it has no id, no username and no address");
    }
    if (keepNumbers && !(row.key() instanceof Long)) {
      return Entry.broken(place, "its id is no number that could be kept");
    }
    FormerUser user =
        FormerUser.of(
            row,
            new DjangoMapping(
                "",
                mapping.key(),
                mapping.columns(),
                fields,
                mapping.usernames(),
                mapping.emails()),
            ZoneOffset.UTC);
    String uuid = row.text(UUID);
    FormerUser known = uuid.isEmpty() ? user : user.withUuid(uuid);
    return Entry.of(
        place, row.flag(VERIFIED, false) ? known.withProvenEmail() : known, groups(row));
  }

  private Object key(Map<String, @Nullable String> values) {
    for (Optional<String> named :
        List.of(
            Optional.of(mapping.key()),
            Optional.of(UUID),
            Optional.ofNullable(mapping.column("username")),
            Optional.ofNullable(mapping.column("email")))) {
      String member = named.orElse("");
      String value = values.get(member);
      if (value != null && !value.isBlank()) {
        boolean number = keepNumbers && mapping.key().equals(member) && value.matches("\\d{1,18}");
        return number ? (Object) Long.valueOf(value) : value.strip();
      }
    }
    return "";
  }

  private static List<String> groups(DjangoRow row) {
    return Arrays.stream(row.text(GROUPS).split(";", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }
}
