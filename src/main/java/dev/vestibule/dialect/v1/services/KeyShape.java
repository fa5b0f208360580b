package dev.vestibule.dialect.v1.services;

import dev.vestibule.dialect.v1.frame.Findings;
import dev.vestibule.dialect.v1.frame.Kinds;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a new key is asked for with. */
final class KeyShape {
  static final String NAME = "name";
  static final String PERMISSIONS = "permissions";
  static final String EXPIRES_AT = "expires_at";
  static final String EXPIRES_IN_DAYS = "expires_in_days";

  private static final int LONGEST_NAME = 100;
  private static final int MOST_DAYS = 3650;
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private KeyShape() {}

  static Shape all() {
    return Shape.empty()
        .required(NAME, Text.filled(LONGEST_NAME))
        .required(PERMISSIONS, KeyShape::permissions)
        .nullable(EXPIRES_AT, KeyShape::moment)
        .nullable(EXPIRES_IN_DAYS, KeyShape::days);
  }

  /** A key without any would be good for nothing. */
  private static @Nullable Object permissions(JsonNode node, Findings findings) {
    if (node.isArray() && node.isEmpty()) {
      findings.add("none");
      return null;
    }
    return Kinds.permissions().read(node, findings);
  }

  /** RFC 3339, in any offset; as exact as the database is. */
  private static @Nullable Object moment(JsonNode node, Findings findings) {
    try {
      Instant moment = OffsetDateTime.parse(node.asString("")).toInstant();
      if (node.isString() && moment.isBefore(LATEST) && moment.isAfter(Instant.EPOCH)) {
        return moment.truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeException refused) {
      // Worded below.
    }
    findings.add("moment");
    return null;
  }

  private static @Nullable Object days(JsonNode node, Findings findings) {
    boolean fits = node.isInt() && node.intValue() >= 1 && node.intValue() <= MOST_DAYS;
    if (!fits) {
      findings.add("number", 1, MOST_DAYS);
      return null;
    }
    return (long) node.intValue();
  }
}
