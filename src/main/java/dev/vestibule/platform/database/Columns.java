package dev.vestibule.platform.database;

import java.time.Instant;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Column types that the stores share. */
public final class Columns {
  private static final Moments MOMENTS = new Moments();

  private Columns() {}

  /** A moment in UTC with microseconds. */
  public static Field<Instant> instant(String name) {
    return DSL.field(DSL.name(name), Moments.STORED.asConvertedDataType(MOMENTS));
  }

  /**
   * A column of moments, told as {@link #text} tells them, beside columns that are text; an empty
   * text comes before all of them.
   */
  public static Field<String> instantAsText(String... name) {
    return DSL.field(
        DSL.name(name), instant("").getDataType().asConvertedDataType(Moments.AS_TEXT));
  }

  /** A moment in a column that is text on every database; text order is time order. */
  public static String text(Instant instant) {
    return Moments.text(instant);
  }
}
