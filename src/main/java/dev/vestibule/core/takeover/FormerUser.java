package dev.vestibule.core.takeover;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A user of another system as it stands there: in a project's table, or in a file.
 *
 * @param key as the driver gave it
 * @param id the same as Python shows it
 * @param uuid its key where that is one, which is kept; a new one otherwise
 * @param username null where users have none
 * @param password the encoded hash
 * @param profile values of profile fields as text
 * @param proven whether allauth had its address confirmed
 */
record FormerUser(
    Object key,
    String id,
    UUID uuid,
    @Nullable String username,
    String email,
    String password,
    String firstName,
    String lastName,
    String fullName,
    String telephone,
    String avatar,
    String locale,
    boolean active,
    boolean staff,
    boolean superuser,
    @Nullable Instant joined,
    @Nullable Instant lastLogin,
    Map<String, String> profile,
    boolean proven) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  static FormerUser of(DjangoRow row, DjangoMapping mapping, ZoneId zone) {
    String id = id(row.key());
    String username = row.find(mapping.column(DjangoMapping.USERNAME));
    Map<String, String> profile = new LinkedHashMap<>();
    mapping
        .profile()
        .forEach((field, column) -> {
          if (!row.text(column).isEmpty()) {
            profile.put(field, row.text(column));
          }
        });
    return new FormerUser(
        row.key(),
        id,
        uuid(id),
        mapping.usernames().getOrDefault(id, username),
        Objects.requireNonNullElse(
            mapping.emails().get(id), row.text(mapping.column(DjangoMapping.EMAIL)).strip()),
        row.text(mapping.column(DjangoMapping.PASSWORD)),
        row.text(mapping.column(DjangoMapping.FIRST_NAME)),
        row.text(mapping.column(DjangoMapping.LAST_NAME)),
        row.text(mapping.column(DjangoMapping.FULL_NAME)),
        row.text(mapping.column(DjangoMapping.TELEPHONE)),
        row.text(mapping.column(DjangoMapping.AVATAR)),
        row.text(mapping.column(DjangoMapping.LOCALE)),
        row.flag(mapping.column(DjangoMapping.ACTIVE), true),
        row.flag(mapping.column(DjangoMapping.STAFF), false),
        row.flag(mapping.column(DjangoMapping.SUPERUSER), false),
        row.moment(mapping.column(DjangoMapping.JOINED), zone),
        row.moment(mapping.column(DjangoMapping.LAST_LOGIN), zone),
        profile,
        false);
  }

  /** The same with its address confirmed. */
  FormerUser withProvenEmail() {
    return new FormerUser(
        key, id, uuid, username, email, password, firstName, lastName, fullName, telephone, avatar,
        locale, active, staff, superuser, joined, lastLogin, profile, true);
  }

  /** The same with the values of these fields alone. */
  FormerUser withProfile(Map<String, String> values) {
    return new FormerUser(
        key, id, uuid, username, email, password, firstName, lastName, fullName, telephone, avatar,
        locale, active, staff, superuser, joined, lastLogin, values, proven);
  }

  /** The same with values from elsewhere, too. */
  FormerUser withMoreProfile(Map<String, String> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, String> all = new LinkedHashMap<>(profile);
    all.putAll(more);
    return withProfile(all);
  }

  /** The same with a UUID of its own beside its key; what is none is passed over. */
  FormerUser withUuid(String text) {
    return new FormerUser(
        key,
        id,
        uuid(text.toLowerCase(java.util.Locale.ROOT)),
        username,
        email,
        password,
        firstName,
        lastName,
        fullName,
        telephone,
        avatar,
        locale,
        active,
        staff,
        superuser,
        joined,
        lastLogin,
        profile,
        proven);
  }

  /** Django keeps UUIDs as 32 digits where the database has no type for them. */
  private static String id(Object key) {
    String text = key.toString();
    return DIGITS.matcher(text).matches()
        ? text.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")
        : text;
  }

  /** Its number, which is kept; empty for a key of another kind. */
  Optional<Long> number() {
    return key instanceof Number number && number.longValue() > 0
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  private static UUID uuid(String id) {
    return UUIDS.matcher(id).matches() ? UUID.fromString(id) : UUID.randomUUID();
  }

  @Override
  public String toString() {
    return "user " + id;
  }
}
