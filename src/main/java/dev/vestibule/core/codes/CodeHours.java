package dev.vestibule.core.codes;

import static org.jooq.impl.DSL.count;

import java.time.Instant;
import org.jooq.DSLContext;

/** How many one-time codes were made in a time, and how many of them were used since. */
public final class CodeHours {
  private CodeHours() {}

  /** Codes made, and of them those that were used. */
  public record Made(int made, int used) {}

  public static Made between(DSLContext sql, Instant from, Instant before) {
    return sql.select(count(), count(CodeTable.USED_AT))
        .from(CodeTable.CODES)
        .where(CodeTable.CREATED_AT.ge(from))
        .and(CodeTable.CREATED_AT.lt(before))
        .fetchSingle(row -> new Made(row.value1(), row.value2()));
  }
}
