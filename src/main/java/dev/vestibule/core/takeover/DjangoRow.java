package dev.vestibule.core.takeover;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row, its values as text: databases give Django's booleans and times in many types, and write
 * them alike.
 *
 * @param key the first column as the driver gave it, to ask with again
 */
record DjangoRow(Object key, Map<String, @Nullable String> values) {
  private static final Set<String> TRUE = Set.of("1", "t", "true");
  private static final Pattern OFFSET = Pattern.compile("[+-]\\d{2}(:?\\d{2})?$|Z$");
  private static final Pattern HOURS = Pattern.compile("([+-]\\d{2})$");

  @Nullable String find(@Nullable String column) {
    return column == null ? null : values.get(column);
  }

  /** Empty where there is nothing. */
  String text(@Nullable String column) {
    String value = find(column);
    return value == null ? "" : value;
  }

  boolean flag(@Nullable String column, boolean otherwise) {
    String value = find(column);
    return value == null ? otherwise : TRUE.contains(value);
  }

  /**
   * @param zone of times that name none
   */
  @Nullable Instant moment(@Nullable String column, ZoneId zone) {
    String value = text(column).strip().replace(' ', 'T');
    if (value.isEmpty()) {
      return null;
    }
    try {
      return OFFSET.matcher(value.substring(value.indexOf('T') + 1)).find()
          ? OffsetDateTime.parse(HOURS.matcher(value).replaceFirst("$1:00")).toInstant()
          : LocalDateTime.parse(value).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "row " + key;
  }
}
