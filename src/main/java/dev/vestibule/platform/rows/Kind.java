package dev.vestibule.platform.rows;

import dev.vestibule.platform.database.Columns;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a column holds, whatever type its database has for it. */
public enum Kind {
  TEXT,
  NUMBER,
  FLAG,
  /** A moment with microseconds. */
  MOMENT,
  /** A moment of db-scheduler's: SQLite keeps milliseconds, so nothing finer counts anywhere. */
  MILLIS,
  BYTES;

  /** The word for it in declarations and in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Kind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  Field<?> field(String name, SQLDialect dialect) {
    return switch (this) {
      case TEXT -> DSL.field(DSL.name(name), SQLDataType.VARCHAR);
      case NUMBER -> DSL.field(DSL.name(name), SQLDataType.BIGINT);
      case FLAG -> DSL.field(DSL.name(name), SQLDataType.BOOLEAN);
      case MOMENT -> Columns.instant(name);
      case MILLIS ->
          dialect.family() == SQLDialect.SQLITE
              ? DSL.field(DSL.name(name), SQLDataType.BIGINT)
              : Columns.instant(name);
      case BYTES -> DSL.field(DSL.name(name), SQLDataType.VARBINARY);
    };
  }

  /** Appends a value as {@link #field} reads it, in the one way there is to write it. */
  void append(StringBuilder line, @Nullable Object value) {
    if (value == null) {
      line.append("null");
      return;
    }
    switch (this) {
      case TEXT -> CanonicalText.append(line, (String) value);
      case NUMBER, FLAG -> line.append(value);
      case MOMENT -> CanonicalText.append(line, Columns.text((Instant) value));
      case MILLIS -> CanonicalText.append(line, Columns.text(millis(value)));
      case BYTES ->
          line.append('"').append(Base64.getEncoder().encodeToString((byte[]) value)).append('"');
    }
  }

  private static Instant millis(Object stored) {
    return stored instanceof Instant moment
        ? moment.truncatedTo(ChronoUnit.MILLIS)
        : Instant.ofEpochMilli((Long) stored);
  }

  /**
   * The value that {@link #field} writes.
   *
   * @throws RuntimeException when the value is of another kind
   */
  @Nullable Object value(JsonNode json, SQLDialect dialect) {
    if (json.isNull()) {
      return null;
    }
    return switch (this) {
      case TEXT -> json.stringValue();
      case NUMBER -> json.longValue();
      case FLAG -> json.booleanValue();
      case MOMENT -> Instant.parse(json.stringValue());
      case MILLIS -> stored(Instant.parse(json.stringValue()), dialect);
      case BYTES -> Base64.getDecoder().decode(json.stringValue());
    };
  }

  private static Object stored(Instant moment, SQLDialect dialect) {
    return dialect.family() == SQLDialect.SQLITE ? (Object) moment.toEpochMilli() : moment;
  }
}
