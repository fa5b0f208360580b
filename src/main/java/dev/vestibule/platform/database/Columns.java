package dev.vestibule.platform.database;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Column types that the stores share. */
public final class Columns {
  // Fixed width, so that text order is time order and an operator can read it.
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final Converter<String, Instant> INSTANT =
      Converter.ofNullable(String.class, Instant.class, Instant::parse, Columns::text);

  private Columns() {}

  /** A moment in UTC with microseconds. */
  public static Field<Instant> instant(String name) {
    return DSL.field(DSL.name(name), SQLDataType.VARCHAR.asConvertedDataType(INSTANT));
  }

  /** A moment as it stands in the database. */
  public static String text(Instant instant) {
    return TEXT.format(instant.truncatedTo(ChronoUnit.MICROS));
  }
}
