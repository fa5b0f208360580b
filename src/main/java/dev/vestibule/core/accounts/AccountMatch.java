package dev.vestibule.core.accounts;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Something that a list keeps to, told in two ways: one is good for few accounts, the other for
 * many.
 *
 * @param each holds for a row of the table of accounts that is at hand; it must not lead a database
 *     to an index of its own, since the rows then came in another order than the list's
 * @param from where an index finds all accounts that it holds for
 * @param account the account's number there
 * @param where what the index is asked
 */
public record AccountMatch(
    Condition each, Table<Record> from, Field<Long> account, Condition where) {
  /** So many accounts are put into order at once; for more, the list's own order is followed. */
  static final int FEW = 5000;

  /** Whether no more than {@link #FEW} accounts match; looks at no more than that. */
  boolean few(DSLContext sql) {
    var some = DSL.select(account).from(from).where(where).limit(FEW + 1).asTable("some");
    return sql.selectCount().from(some).fetchSingle().value1() <= FEW;
  }

  Select<Record1<Long>> all() {
    return DSL.select(account).from(from).where(where);
  }
}
