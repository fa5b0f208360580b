package dev.vestibule.platform.database;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.DSL;

/**
 * What comes behind a place in the order of two columns, for pages of lists. Each database is asked
 * in the words that let it start there in the index of both: two values at once, which MariaDB
 * would compare with every row, or one after the other, which PostgreSQL would.
 */
public final class Behind {
  private Behind() {}

  /**
   * Holds for rows behind the place.
   *
   * @param descending whether both columns go down
   */
  public static <A, B> Condition of(
      Field<A> first, Field<B> second, A there, B thenThere, boolean descending) {
    Field<A> a = DSL.val(there, first);
    Field<B> b = DSL.val(thenThere, second);
    var here = DSL.row(first, second);
    Condition atOnce = descending ? here.lt(a, b) : here.gt(a, b);
    Condition tied = first.eq(a).and(descending ? second.lt(b) : second.gt(b));
    Condition each = (descending ? first.lt(a) : first.gt(a)).or(tied);
    return CustomCondition.of(
        context -> context.visit(context.family() == SQLDialect.MARIADB ? each : atOnce));
  }
}
